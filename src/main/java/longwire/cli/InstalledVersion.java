package longwire.cli;

import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.process.ShortCommand;
import longwire.proxyconf.lint.Syntax;
import longwire.proxyconf.model.ProxyVersion;

/** Asks the programs of this machine for their versions. */
final class InstalledVersion {
    /** How each program is asked; the first that is installed answers. */
    private static final Map<Syntax, List<List<String>>> QUESTIONS = Map.of(
            Syntax.NGINX, List.of(List.of("nginx", "-v")),
            Syntax.HAPROXY, List.of(List.of("haproxy", "-v")),
            Syntax.CADDY, List.of(List.of("caddy", "version")),
            Syntax.APACHE, List.of(List.of("apache2", "-v"), List.of("httpd", "-v")),
            Syntax.LIGHTTPD, List.of(List.of("lighttpd", "-v")),
            Syntax.VARNISH, List.of(List.of("varnishd", "-V")));

    private InstalledVersion() {}

    /**
     * The version of the installed program of {@code syntax}.
     *
     * @throws InputFault when it is not installed
     */
    static ProxyVersion of(Syntax syntax) {
        for (List<String> question : QUESTIONS.get(syntax)) {
            var program = ShortCommand.find(question.get(0));
            if (program.isPresent()) {
                String said = ShortCommand.run(List.of(program.get().toString(), question.get(1)))
                        .text();
                return ProxyVersion.said(question.get(0), said);
            }
        }
        throw new InputFault("proxy-version", "installed", "an installed " + syntax.label() + ", or a version");
    }
}
