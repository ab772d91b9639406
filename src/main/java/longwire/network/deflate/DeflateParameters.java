package longwire.network.deflate;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import longwire.fault.OutsideFault;
import longwire.network.deflate.ExtensionHeader.Extension;
import longwire.network.deflate.ExtensionHeader.Parameter;

/**
 * The parameters of one permessage-deflate in a header (RFC 7692, section 7.1), offer or answer.
 *
 * @param serverWindowBits empty where it is not named
 * @param clientWindowBits empty where it is not named; 15 for an offer's without a value
 */
record DeflateParameters(
        boolean serverNoTakeover,
        boolean clientNoTakeover,
        Optional<Integer> serverWindowBits,
        Optional<Integer> clientWindowBits) {
    static final String EXTENSION = "permessage-deflate";
    static final String SERVER_NO_TAKEOVER = "server_no_context_takeover";
    static final String CLIENT_NO_TAKEOVER = "client_no_context_takeover";
    static final String SERVER_WINDOW_BITS = "server_max_window_bits";
    static final String CLIENT_WINDOW_BITS = "client_max_window_bits";

    static final int LEAST_BITS = 8;
    static final int MOST_BITS = 15;

    /**
     * Reads those of {@code extension}.
     *
     * @param answer whether it is a server's: an offer's client_max_window_bits may have no value
     * @throws OutsideFault where one is unknown, twice there, or has a value that it cannot have
     */
    static DeflateParameters of(Extension extension, boolean answer) {
        Set<String> names = new HashSet<>();
        boolean serverNoTakeover = false;
        boolean clientNoTakeover = false;
        Optional<Integer> serverBits = Optional.empty();
        Optional<Integer> clientBits = Optional.empty();
        for (Parameter parameter : extension.parameters()) {
            if (!names.add(parameter.name())) {
                throw new OutsideFault(parameter.name() + " twice (expected: once)");
            }
            switch (parameter.name()) {
                case SERVER_NO_TAKEOVER -> serverNoTakeover = flag(parameter);
                case CLIENT_NO_TAKEOVER -> clientNoTakeover = flag(parameter);
                case SERVER_WINDOW_BITS -> serverBits = Optional.of(bits(parameter));
                case CLIENT_WINDOW_BITS ->
                    clientBits = Optional.of(parameter.value() == null && !answer ? MOST_BITS : bits(parameter));
                default ->
                    throw new OutsideFault(parameter + " (expected: only "
                            + String.join(
                                    ", ",
                                    List.of(
                                            SERVER_NO_TAKEOVER,
                                            CLIENT_NO_TAKEOVER,
                                            SERVER_WINDOW_BITS,
                                            CLIENT_WINDOW_BITS))
                            + ")");
            }
        }
        return new DeflateParameters(serverNoTakeover, clientNoTakeover, serverBits, clientBits);
    }

    private static boolean flag(Parameter parameter) {
        if (parameter.value() != null) {
            throw new OutsideFault(parameter + " (expected: no value)");
        }
        return true;
    }

    private static int bits(Parameter parameter) {
        String value = parameter.value();
        // Neither signs nor leading zeros.
        if (value == null || !value.matches("[89]|1[0-5]")) {
            throw new OutsideFault(parameter + " (expected: a whole number from 8 to 15)");
        }
        return Integer.parseInt(value);
    }

    /** As a header says it. */
    @Override
    public String toString() {
        return EXTENSION
                + (serverNoTakeover ? "; " + SERVER_NO_TAKEOVER : "")
                + (clientNoTakeover ? "; " + CLIENT_NO_TAKEOVER : "")
                + serverWindowBits
                        .map(bits -> "; " + SERVER_WINDOW_BITS + "=" + bits)
                        .orElse("")
                + clientWindowBits
                        .map(bits -> "; " + CLIENT_WINDOW_BITS + "=" + bits)
                        .orElse("");
    }
}
