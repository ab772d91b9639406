package longwire.viewer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import longwire.fault.InputFault;

/** The ways a viewer gets its messages. */
public enum Transport {
    /** Frames on one upgraded connection. */
    WEBSOCKET(WebSocketWire::new),
    /** A request for each message, on a connection kept alive. */
    POLL(PollWire::new);

    private final Function<Viewer, Wire> wire;

    Transport(Function<Viewer, Wire> wire) {
        this.wire = wire;
    }

    Wire wire(Viewer viewer) {
        return wire.apply(viewer);
    }

    /** Its name in plans and files. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The transport that {@code label} names. */
    public static Transport of(String label) {
        return Arrays.stream(values())
                .filter(transport -> transport.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new InputFault("transports", label, "any of " + String.join(", ", labels())));
    }

    /** All names. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Transport::label).toList();
    }
}
