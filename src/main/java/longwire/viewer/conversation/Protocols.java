package longwire.viewer.conversation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import longwire.fault.InputFault;

/** The protocols of this process: those that the class path names. */
public final class Protocols {
    private static List<Protocol> known;

    private Protocols() {}

    /** All of them, by name. */
    public static synchronized List<Protocol> all() {
        if (known == null) {
            known = List.copyOf(load());
        }
        return known;
    }

    private static List<Protocol> load() {
        List<Protocol> all = new ArrayList<>();
        try {
            ServiceLoader.load(Protocol.class).forEach(all::add);
        } catch (ServiceConfigurationError broken) {
            throw new InputFault(
                    "META-INF/services/" + Protocol.class.getName(),
                    broken.getMessage(),
                    "classes that implement it, each with a public no-argument constructor");
        }
        all.sort(Comparator.comparing(Protocol::label));
        return all;
    }

    /**
     * The protocol named {@code label}.
     *
     * @param key in faults
     * @throws InputFault if there is none
     */
    public static Protocol of(String key, String label) {
        List<Protocol> all = all();
        return all.stream()
                .filter(protocol -> protocol.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputFault(
                        key,
                        label,
                        "any of "
                                + String.join(
                                        ", ", all.stream().map(Protocol::label).toList())));
    }
}
