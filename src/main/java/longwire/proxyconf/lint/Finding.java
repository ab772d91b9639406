package longwire.proxyconf.lint;

import java.util.List;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/**
 * A mistake, told in full.
 *
 * @param rule which rule found it, such as {@code nginx.http-version}
 * @param mistake what is wrong
 * @param why what that does to WebSockets
 * @param mends all of them together take it away
 */
public record Finding(String rule, Severity severity, Place place, String mistake, String why, List<Mend> mends) {}
