package longwire.proxyconf.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Sources;
import longwire.proxyconf.syntax.VclParser;

/** A VCL of Varnish. Several subroutines of one name are joined, in their order, as Varnish does. */
public final class VclConfig {
    private final List<Directive> all;

    private VclConfig(List<Directive> all) {
        this.all = all;
    }

    public static VclConfig read(Sources sources) {
        return new VclConfig(VclParser.parse(sources));
    }

    /** Whether it has what a complete VCL has: a backend, and what is done with requests. */
    public boolean isWhole() {
        return all.stream().anyMatch(directive -> directive.is("backend"))
                && subroutine("vcl_recv").findAny().isPresent();
    }

    /** The parts of the subroutine {@code name}. */
    public Stream<Directive> subroutine(String name) {
        return all.stream()
                .filter(directive ->
                        directive.is("sub") && directive.argument(1).equals(name));
    }

    /** The first line that passes requests on as a tunnel. */
    public Optional<Directive> pipe() {
        return all.stream()
                .filter(directive -> directive.is("sub"))
                .flatMap(Directive::deep)
                .filter(VclConfig::isPipe)
                .findFirst();
    }

    private static boolean isPipe(Directive line) {
        return String.join("", line.words()).replace(" ", "").equals("return(pipe)");
    }

    /** The lines {@code set} for the header {@code field} of what goes to the origin through a pipe. */
    public Stream<Directive> piped(String field) {
        return subroutine("vcl_pipe")
                .flatMap(Directive::deep)
                .filter(line -> line.is("set")
                        && line.argument(1).toLowerCase(Locale.ROOT).equals("bereq.http." + field));
    }

    /** What {@code line} sets, as written, in lower case. */
    public static String value(Directive line) {
        return String.join(
                        " ",
                        line.words()
                                .subList(
                                        Math.min(3, line.words().size()),
                                        line.words().size()))
                .toLowerCase(Locale.ROOT);
    }
}
