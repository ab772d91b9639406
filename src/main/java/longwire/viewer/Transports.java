package longwire.viewer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import longwire.fault.InputFault;

/** The transports of this process: Longwire's own, and those that the class path adds. */
final class Transports {
    /** Labels become part of directory names. */
    private static final Pattern LABEL = Pattern.compile("[a-z][a-z0-9-]*");

    private static List<Transport> known;

    private Transports() {}

    // Not in a static initializer: an invalid line of a user would be reported as an internal error.
    static synchronized List<Transport> all() {
        if (known == null) {
            known = with(ServiceLoader.load(Transport.class));
        }
        return known;
    }

    /**
     * Longwire's own transports and {@code others}.
     *
     * @throws InputFault if one cannot be created, or has a name that is invalid or taken
     */
    static List<Transport> with(Iterable<Transport> others) {
        List<Transport> added = new ArrayList<>();
        try {
            others.forEach(added::add);
        } catch (ServiceConfigurationError broken) {
            throw new InputFault(
                    "META-INF/services/" + Transport.class.getName(),
                    broken.getMessage(),
                    "classes that implement it, each with a public no-argument constructor");
        }
        added.sort(Comparator.comparing(Transport::label));
        List<Transport> all = new ArrayList<>(List.of(
                Transport.WEBSOCKET,
                Transport.SSE,
                Transport.LONG_POLL,
                Transport.POLL,
                Transport.TOKEN_STREAM,
                Transport.WEBSOCKET_HTTP2,
                Transport.SSE_HTTP2,
                Transport.LONG_POLL_HTTP2,
                Transport.POLL_HTTP2,
                Transport.TOKEN_STREAM_HTTP2));
        all.addAll(added);
        check(all);
        return List.copyOf(all);
    }

    private static void check(List<Transport> all) {
        Set<String> labels = new HashSet<>();
        for (Transport transport : all) {
            String name = "label of " + transport.getClass().getName();
            if (!LABEL.matcher(transport.label()).matches()) {
                throw new InputFault(
                        name, transport.label(), "lower-case letters, digits and dashes, starting with a letter");
            }
            if (!labels.add(transport.label())) {
                throw new InputFault(name, transport.label(), "a name that no other transport has");
            }
        }
    }
}
