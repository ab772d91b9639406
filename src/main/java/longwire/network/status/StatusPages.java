package longwire.network.status;

import java.util.Optional;

/** The pages of a status server. They are asked for on its only thread, one after the other. */
public interface StatusPages {
    /** The paths there are, as whoever asks for another is told them, such as {@code /health or /metrics}. */
    String paths();

    /**
     * The page that {@code target} asks for; nothing where there is none.
     *
     * @param target a path, with its query where the request has one
     * @param accept the media types asked for; null where the request does not say
     */
    Optional<StatusAnswer> at(String target, String accept);
}
