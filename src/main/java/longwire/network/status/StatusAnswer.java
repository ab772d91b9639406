package longwire.network.status;

import java.nio.charset.StandardCharsets;

/**
 * An answer in HTTP.
 *
 * @param type of its body
 */
public record StatusAnswer(int status, String type, byte[] body) {
    public static final String JSON = "application/json";

    /** An answer for people: a line of text. */
    public static StatusAnswer text(int status, String line) {
        return new StatusAnswer(status, "text/plain; charset=utf-8", (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** A page that is there. */
    public static StatusAnswer ok(String type, byte[] body) {
        return new StatusAnswer(200, type, body);
    }
}
