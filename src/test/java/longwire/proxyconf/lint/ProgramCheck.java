package longwire.proxyconf.lint;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.network.ReservedPort;
import longwire.process.ShortCommand;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import longwire.proxyconf.syntax.Sources;

/** Asks the program that a configuration is for whether it would start with it. */
public final class ProgramCheck {
    private static final String LISTENING = "127.0.0.1:8080";

    private ProgramCheck() {}

    /** What the program says; nothing where it accepts {@code file}. Leaves the test out where there is no program. */
    public static String refusal(Path file) throws Exception {
        Syntax syntax = Syntax.of(Sources.of(file).main());
        Installed.orSkip(ProxyDrivers.named(syntax == Syntax.APACHE ? "apache2" : syntax.label()));
        // nginx binds what it is to listen on even for a look.
        try (ReservedPort port = new ReservedPort()) {
            Files.writeString(
                    file,
                    Files.readString(file).replace(LISTENING, port.endpoint().toString()));
            ShortCommand asked = ShortCommand.run(command(syntax, file));
            return asked.status() == 0 ? "" : asked.text();
        }
    }

    private static List<String> command(Syntax syntax, Path file) {
        String directory = file.getParent().toString();
        String name = file.toString();
        return switch (syntax) {
            case NGINX -> List.of(program("nginx"), "-e", "stderr", "-t", "-q", "-p", directory, "-c", name);
            case HAPROXY -> List.of(program("haproxy"), "-c", "-f", name);
            case APACHE -> List.of(program("apache2"), "-t", "-d", directory, "-f", name);
            case LIGHTTPD -> List.of(program("lighttpd"), "-tt", "-f", name);
            case VARNISH -> List.of(program("varnishd"), "-j", "none", "-C", "-f", name, "-n", directory + "/varnish");
            case CADDY ->
                List.of(
                        program("caddy"),
                        "validate",
                        "--config",
                        name,
                        "--adapter",
                        name.endsWith(".json") ? "" : "caddyfile");
        };
    }

    private static String program(String name) {
        return ShortCommand.find(name).orElseThrow().toString();
    }
}
