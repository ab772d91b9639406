package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import longwire.fault.InputFault;

/**
 * What a plan says about a user's configuration.
 *
 * @param where the path's place in the plan, such as {@code paths.0}
 * @param file the configuration
 * @param location the URL path that viewers open; empty if the configuration decides
 * @param viewerTls whether viewers use TLS; empty if the configuration decides
 */
public record Wish(String where, Path file, String location, Optional<Boolean> viewerTls) {
    /**
     * The listener among {@code all} that viewers use: one with TLS, as most users' viewers do, unless the plan or the
     * configuration knows none.
     */
    <T> Optional<T> entrance(List<T> all, Predicate<T> isTls) {
        Optional<T> tls = all.stream().filter(isTls).findFirst();
        Optional<T> plain = all.stream().filter(isTls.negate()).findFirst();
        return viewerTls.map(wanted -> wanted ? tls : plain).orElseGet(() -> tls.or(() -> plain));
    }

    /** The fault that {@code file} is not usable. */
    InputFault fault(String expected) {
        return new InputFault(where + ".config", file, expected);
    }

    /** The fault that the path of viewers is not known, since {@code pattern} is not one. */
    InputFault unknownPath(String pattern) {
        return new InputFault(
                where + ".location", "none", "a URL path that matches " + pattern + ", since that is a pattern");
    }

    /** The fault that no listener of the server at {@code place} is as wanted. */
    InputFault noListener(Object place) {
        boolean tls = viewerTls.orElse(false);
        return new InputFault(
                where + ".tls",
                tls ? "viewer" : "none",
                "a listener " + (tls ? "with" : "without") + " TLS, which the server at " + place + " does not have");
    }
}
