package longwire.proxyconf.lint;

import java.util.List;

/**
 * What was found in one configuration.
 *
 * @param file as people named it
 * @param findings the worst first
 * @param notes what could not be looked at, a line each
 */
public record Report(String file, Syntax syntax, List<Finding> findings, List<String> notes) {}
