package longwire.edge.settings;

/**
 * How requests for some paths are handled.
 *
 * @param forwardHost whether the origin gets the viewer's Host instead of its own name
 */
public record Behaviour(PathPattern path, OriginSettings origin, ViewerPolicy viewerPolicy, boolean forwardHost) {}
