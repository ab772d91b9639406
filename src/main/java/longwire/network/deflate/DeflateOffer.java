package longwire.network.deflate;

import java.util.List;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.network.deflate.ExtensionHeader.Extension;

/**
 * What a client offers, and how hard it compresses.
 *
 * @param serverTakeover whether the server may refer to earlier messages
 * @param clientTakeover whether the client does, unless the server asks it not to
 * @param serverWindowBits the largest window of the server, 8 to 15
 * @param clientWindowBits the largest window of the client, 8 to 15
 * @param level of zlib, 1 (fast) to 9 (small)
 */
public record DeflateOffer(
        boolean serverTakeover, boolean clientTakeover, int serverWindowBits, int clientWindowBits, int level) {
    private static final int MOST_LEVEL = 9;

    public DeflateOffer {
        bits("server-window-bits", serverWindowBits);
        bits("client-window-bits", clientWindowBits);
        if (level < 1 || level > MOST_LEVEL) {
            throw new InputFault("level", level, "a whole number from 1 to 9");
        }
    }

    private static void bits(String name, int bits) {
        if (bits < DeflateParameters.LEAST_BITS || bits > DeflateParameters.MOST_BITS) {
            throw new InputFault(name, bits, "a whole number from 8 to 15");
        }
    }

    /** The value of Sec-WebSocket-Extensions in the request. */
    public String header() {
        return new DeflateParameters(
                        !serverTakeover,
                        !clientTakeover,
                        serverWindowBits < DeflateParameters.MOST_BITS
                                ? Optional.of(serverWindowBits)
                                : Optional.empty(),
                        Optional.of(clientWindowBits))
                .toString();
    }

    /**
     * What {@code answer}, the value of Sec-WebSocket-Extensions in the response, agrees to; empty where it has none.
     *
     * @throws OutsideFault where a server may not answer so (RFC 7692, section 7.1)
     */
    public Optional<DeflateAgreement> agreed(String answer) {
        List<Extension> extensions = ExtensionHeader.parse(answer);
        if (extensions.isEmpty()) {
            return Optional.empty();
        }
        for (Extension extension : extensions) {
            if (!extension.name().equals(DeflateParameters.EXTENSION)) {
                throw new OutsideFault(extension.name() + ", which was not offered");
            }
        }
        if (extensions.size() > 1) {
            throw new OutsideFault(DeflateParameters.EXTENSION + " twice (expected: once)");
        }
        return Optional.of(agreed(DeflateParameters.of(extensions.get(0), true)));
    }

    private DeflateAgreement agreed(DeflateParameters answer) {
        if (!serverTakeover && !answer.serverNoTakeover()) {
            throw new OutsideFault(
                    "no " + DeflateParameters.SERVER_NO_TAKEOVER + " (expected: it, since it was offered)");
        }
        int serverBits = answer.serverWindowBits().orElse(DeflateParameters.MOST_BITS);
        int clientBits = answer.clientWindowBits().orElse(clientWindowBits);
        atMost(DeflateParameters.SERVER_WINDOW_BITS, serverBits, serverWindowBits);
        atMost(DeflateParameters.CLIENT_WINDOW_BITS, clientBits, clientWindowBits);
        return new DeflateAgreement(
                !answer.serverNoTakeover(), clientTakeover && !answer.clientNoTakeover(), serverBits, clientBits);
    }

    private static void atMost(String name, int bits, int offered) {
        if (bits > offered) {
            throw new OutsideFault(name + "=" + bits + " (expected: at most " + offered + ", as it was offered)");
        }
    }
}
