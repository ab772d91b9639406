package longwire.network.status;

import java.util.Optional;

/** The pages of a status server. It calls these methods on its only thread. */
public interface StatusPages {
    /** The valid paths, for the answer to a request for another one, such as {@code /health or /metrics}. */
    String paths();

    /**
     * The page at {@code target}; empty if there is none.
     *
     * @param target a path with its query, if the request has one
     * @param accept the value of Accept; null if the request has none
     */
    Optional<StatusAnswer> at(String target, String accept);
}
