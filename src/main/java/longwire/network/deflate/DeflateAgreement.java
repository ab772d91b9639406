package longwire.network.deflate;

import java.util.Optional;
import longwire.fault.OutsideFault;
import longwire.network.deflate.ExtensionHeader.Extension;

/**
 * What both sides of a connection agreed to.
 *
 * @param serverTakeover whether the server may refer to its earlier messages
 * @param clientTakeover whether the client may refer to its earlier messages
 * @param serverWindowBits the server's window, 8 to 15
 * @param clientWindowBits the client's window, 8 to 15
 * @param serverWindowNamed whether the server's answer names its window, as it must where the offer did
 */
public record DeflateAgreement(
        boolean serverTakeover,
        boolean clientTakeover,
        int serverWindowBits,
        int clientWindowBits,
        boolean serverWindowNamed) {
    /** An agreement that names the server's window where it is below 15 bits. */
    public DeflateAgreement(
            boolean serverTakeover, boolean clientTakeover, int serverWindowBits, int clientWindowBits) {
        this(
                serverTakeover,
                clientTakeover,
                serverWindowBits,
                clientWindowBits,
                serverWindowBits < DeflateParameters.MOST_BITS);
    }

    /**
     * A server's choice: the first offer in {@code offers} that is valid, as it stands; empty where there is none.
     *
     * @param offers the value of Sec-WebSocket-Extensions in the request, or empty
     */
    public static Optional<DeflateAgreement> choose(String offers) {
        try {
            return ExtensionHeader.parse(offers).stream()
                    .filter(extension -> extension.name().equals(DeflateParameters.EXTENSION))
                    .flatMap(extension -> acceptable(extension).stream())
                    .findFirst();
        } catch (OutsideFault malformed) {
            // A server declines what it does not understand.
            return Optional.empty();
        }
    }

    private static Optional<DeflateAgreement> acceptable(Extension extension) {
        try {
            DeflateParameters offer = DeflateParameters.of(extension, false);
            return Optional.of(new DeflateAgreement(
                    !offer.serverNoTakeover(),
                    !offer.clientNoTakeover(),
                    offer.serverWindowBits().orElse(DeflateParameters.MOST_BITS),
                    offer.clientWindowBits().orElse(DeflateParameters.MOST_BITS),
                    offer.serverWindowBits().isPresent()));
        } catch (OutsideFault invalid) {
            return Optional.empty();
        }
    }

    /** The value of Sec-WebSocket-Extensions in the server's response. A client's window of 15 bits needs no mention. */
    public String header() {
        return new DeflateParameters(
                        !serverTakeover,
                        !clientTakeover,
                        serverWindowNamed ? Optional.of(serverWindowBits) : Optional.empty(),
                        clientWindowBits < DeflateParameters.MOST_BITS
                                ? Optional.of(clientWindowBits)
                                : Optional.empty())
                .toString();
    }
}
