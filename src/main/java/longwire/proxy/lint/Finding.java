package longwire.proxy.lint;

import java.util.List;

/**
 * A mistake, told in full.
 *
 * @param rule which rule found it, such as {@code nginx.http-version}
 * @param mistake what is wrong
 * @param why what that does to WebSockets
 * @param mends all of them together take it away
 */
public record Finding(String rule, Severity severity, Place place, String mistake, String why, List<Mend> mends) {}
