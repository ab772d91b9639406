package longwire.network.status;

import java.nio.charset.StandardCharsets;

/**
 * An HTTP response.
 *
 * @param type media type of the body
 */
public record StatusAnswer(int status, String type, byte[] body) {
    public static final String JSON = "application/json";

    /** A line of text. */
    public static StatusAnswer text(int status, String line) {
        return new StatusAnswer(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A page, with status 200. */
    public static StatusAnswer ok(String type, byte[] body) {
        return new StatusAnswer(200, type, body);
    }
}
