package longwire.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import longwire.viewer.Target;

/** A started path to the origin. */
public interface RunningProxy extends AutoCloseable {
    /** Where viewers connect to reach {@code path} of the origin. */
    Target target(String path);

    /** The root of its process tree; empty if we did not start one. */
    OptionalLong pid();

    /** Whether it is still usable. */
    boolean isAlive();

    /**
     * Its own counters so far, under its own names; empty if it reports none. Two names are common to all proxies that
     * can report them: {@code tunnelsOpened}, WebSockets that the origin accepted, and {@code requests}, polls and other
     * requests; some proxies count handshakes as requests.
     */
    default Map<String, Long> counters() {
        return Map.of();
    }

    /** The configuration in effect, as the proxy reports it if it can; empty if there is none. */
    default String configuration() {
        return "";
    }

    /** Its version, as it reports it; empty if there is no program. */
    default String version() {
        return "";
    }

    /** The path of its program; empty if it is not a separate program. */
    default String program() {
        return "";
    }

    /** The user's configuration that it runs; empty if it runs the driver's. */
    default String configurationFile() {
        return "";
    }

    /** What was changed in the user's configuration: {@code FILE:LINE: was → is} for each line. */
    default List<String> changes() {
        return List.of();
    }

    /** What can be done to it while it runs; empty if we did not start it. */
    default Set<Operation> operations() {
        return Set.of();
    }

    /**
     * Does {@code operation} in the proxy's own way, and returns when the proxy has been told; it may act later.
     *
     * @param operation one of {@link #operations}
     * @throws longwire.fault.OutsideFault when the proxy refuses it, ending with what it said
     */
    default void perform(Operation operation) {
        throw new IllegalStateException(operation + " is none of " + operations());
    }

    /**
     * Starts another with the same settings at the same address, as a deploy does once this one was told to end. Returns when a
     * WebSocket handshake through it has reached the origin. Both are closed by whoever holds them.
     *
     * @param directory an existing directory for its configuration and its log, not that of this one
     * @throws longwire.fault.OutsideFault when this one does not give up its address, or the other does not start; ending with
     *     the tail of the log
     */
    default RunningProxy successor(Path directory) {
        throw new IllegalStateException("no successor where nothing ends: " + operations());
    }

    /** The tail of its log; empty if there is none. */
    default String log() {
        return "";
    }

    /** Stops it; has no effect if it has ended. */
    @Override
    void close();
}
