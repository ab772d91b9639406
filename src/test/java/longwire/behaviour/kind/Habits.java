package longwire.behaviour.kind;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;
import longwire.proxy.Operation;

/** What a {@link Relay} does differently from a faithful pipe; by default, nothing. */
interface Habits {
    /** The bytes to pass on in place of {@code bytes}, which {@code relay} got from the viewer; they may be none. */
    default byte[] toOrigin(Relay.Pair relay, byte[] bytes) throws IOException {
        return bytes;
    }

    /** The same in the other direction. */
    default byte[] toViewer(Relay.Pair relay, byte[] bytes) throws IOException {
        return bytes;
    }

    /** Whether a FIN of one side ends both at once. */
    default boolean endsBoth() {
        return false;
    }

    /** Milliseconds without bytes after which a connection is closed; 0 for never. */
    default int silenceMillis() {
        return 0;
    }

    /** Whether the viewer's bytes end a silence. */
    default boolean viewerCounts() {
        return true;
    }

    /** What it can be told. */
    default Set<Operation> operations() {
        return Set.of();
    }

    /** What it does when told. */
    default void perform(Relay relay) {}

    /** Called with each connection of a viewer. */
    default void accepted(Socket viewer) throws IOException {}
}
