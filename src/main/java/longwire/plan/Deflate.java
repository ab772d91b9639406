package longwire.plan;

import java.util.List;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.deflate.DeflateOffer;

/**
 * permessage-deflate on the WebSockets of a plan.
 *
 * @param offered whether viewers offer it; a path on which it is not negotiated is refused
 * @param takeover who refers to earlier messages
 * @param serverWindowBits the largest window of the origin, 8 to 15
 * @param clientWindowBits the largest window of a viewer, 8 to 15
 * @param level of zlib on both sides, 1 to 9
 */
public record Deflate(boolean offered, Takeover takeover, int serverWindowBits, int clientWindowBits, int level) {
    /** Whose messages refer to earlier ones. */
    public enum Takeover {
        BOTH,
        SERVER,
        CLIENT,
        NONE
    }

    public Deflate {
        try {
            of(takeover, serverWindowBits, clientWindowBits, level);
        } catch (InputFault fault) {
            throw InputFault.all(List.of("deflate." + fault.getMessage()));
        }
    }

    /** What viewers offer; empty where they do not. */
    public Optional<DeflateOffer> offer() {
        return offered ? Optional.of(of(takeover, serverWindowBits, clientWindowBits, level)) : Optional.empty();
    }

    private static DeflateOffer of(Takeover takeover, int serverWindowBits, int clientWindowBits, int level) {
        return new DeflateOffer(
                takeover == Takeover.BOTH || takeover == Takeover.SERVER,
                takeover == Takeover.BOTH || takeover == Takeover.CLIENT,
                serverWindowBits,
                clientWindowBits,
                level);
    }
}
