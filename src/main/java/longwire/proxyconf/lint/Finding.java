package longwire.proxyconf.lint;

import java.util.List;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/**
 * A mistake with its explanation.
 *
 * @param rule which rule found it, such as {@code nginx.http-version}
 * @param mistake what is wrong
 * @param why what that does to WebSockets
 * @param mends all of them together correct it
 */
public record Finding(String rule, Severity severity, Place place, String mistake, String why, List<Mend> mends) {}
