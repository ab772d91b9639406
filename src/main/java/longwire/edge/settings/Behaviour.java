package longwire.edge.settings;

/**
 * What happens to requests of some paths.
 *
 * @param forwardHost whether the origin gets the viewer's Host in place of its own name
 */
public record Behaviour(PathPattern path, OriginSettings origin, ViewerPolicy viewerPolicy, boolean forwardHost) {}
