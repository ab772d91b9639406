package longwire.network.status;

import java.util.Optional;
import java.util.function.Function;

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

    /**
     * What answers a form that is posted to {@code target}; empty if it takes none. It is called for requests of our own
     * pages alone: {@code Origin} is this server.
     */
    default Optional<Function<String, StatusAnswer>> form(String target) {
        return Optional.empty();
    }
}
