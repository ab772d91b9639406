package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.viewer.response.ResponseHead;

/** A response that refuses a handshake: its status, where it redirects to, and the first line of its body. */
final class Refusal {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 307, 308);
    private static final int OK = 200;
    /** A first line is in the first packet. */
    private static final int MOST_BYTES = 1_024;

    private static final int LONGEST_LINE = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern TITLE =
            Pattern.compile("<title>(.*?)</title>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String reason;
    private final int status;
    private final String phrase;
    private final String location;
    private final boolean chunked;
    private final boolean readable;
    private final long length;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    /** @param reason why {@code head} refuses it; {@code head} is not used afterwards */
    Refusal(String reason, ResponseHead head) {
        this.reason = reason;
        this.status = head.status();
        this.phrase = head.phrase();
        this.location = head.header("location");
        this.chunked = head.chunked();
        this.readable = head.header("content-encoding").isEmpty();
        this.length = head.contentLength();
    }

    /** Reads more of the body; true if no more of it is wanted. What follows a 101 is no body. */
    boolean read(ByteBuf bytes) {
        if (status < OK) {
            return true;
        }
        byte[] more = new byte[Math.min(bytes.readableBytes(), MOST_BYTES - body.size())];
        bytes.readBytes(more);
        body.writeBytes(more);
        boolean whole = !chunked && length >= 0 && body.size() >= length;
        boolean ended = chunked && body().contains("\r\n0\r\n");
        return whole
                || ended
                || body.size() == MOST_BYTES
                || content().stripLeading().indexOf('\n') > 0;
    }

    boolean isRedirect() {
        return REDIRECTS.contains(status) && !location.isEmpty();
    }

    String location() {
        return location;
    }

    /** Why the handshake is refused, without what differs from one refusal to the next. */
    String reason() {
        return reason;
    }

    /** What else the other side said, in one line; empty if nothing. */
    String detail() {
        if (status < OK) {
            return "";
        }
        String line = (phrase + (location.isEmpty() ? "" : ", Location: " + location)).strip();
        String said = readable ? firstLine() : "";
        return line.isEmpty() || said.isEmpty() ? line + said : line + ": " + said;
    }

    private String firstLine() {
        String text = content().strip();
        if (text.startsWith("<")) {
            Matcher title = TITLE.matcher(text);
            text = title.find() ? title.group(1).strip() : "";
        }
        String line = CONTROL.matcher(text.lines().findFirst().orElse("")).replaceAll(" ");
        return line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line;
    }

    /** The body, or its first chunk: whoever has a line to say puts it there. */
    private String content() {
        String text = body();
        if (!chunked) {
            return text;
        }
        int start = text.indexOf('\n') + 1;
        int end = text.indexOf("\r\n", start);
        return start == 0 ? "" : text.substring(start, end < 0 ? text.length() : end);
    }

    private String body() {
        return body.toString(StandardCharsets.UTF_8);
    }
}
