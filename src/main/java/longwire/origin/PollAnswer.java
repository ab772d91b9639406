package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import longwire.fault.InputFault;

/**
 * Answers {@code /poll?since=N} from the ring: the events after N, 204 if there are none, or 304 if {@code If-None-Match}
 * names the latest event. Without {@code since} it returns only the latest event.
 */
final class PollAnswer {
    private static final String SINCE = "since";
    static final long LATEST_ONLY = -1;
    /** Enough for the longest head: three lines of text and two numbers. */
    private static final int MOST_HEAD_BYTES = 256;

    private static final byte[] EVENTS = HttpAnswer.ascii(
            "HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncache-control: no-store\r\ncontent-length: ");
    private static final byte[] EVENTS_TAG = HttpAnswer.ascii("\r\nETag: \"");
    private static final byte[] NOTHING_NEW =
            HttpAnswer.ascii("HTTP/1.1 204 No Content\r\ncache-control: no-store\r\nETag: \"");
    private static final byte[] UNCHANGED =
            HttpAnswer.ascii("HTTP/1.1 304 Not Modified\r\ncache-control: no-store\r\nETag: \"");
    private static final byte[] END_OF_TAG = HttpAnswer.ascii("\"\r\n");

    private PollAnswer() {}

    /**
     * The encoded answer.
     *
     * @param withBody false for a HEAD
     * @param last whether the connection is closed after it
     * @throws InputFault when {@code since} is not a number
     */
    static ByteBuf encode(
            EventRing events, HttpRequest request, ByteBufAllocator allocator, boolean withBody, boolean last) {
        long since = since(request.uri(), SINCE);
        int count = events.countAfter(since == LATEST_ONLY ? events.latest() - 1 : since);
        String latest = Long.toString(events.latest());
        if (has(request.headers().get(HttpHeaderNames.IF_NONE_MATCH), latest)) {
            return withoutBody(UNCHANGED, latest, allocator, last);
        }
        return count == 0 ? nothingNew(events, allocator, last) : events(events, count, allocator, withBody, last);
    }

    /** The encoded answer with the newest {@code count} events, 1 or more. */
    static ByteBuf events(EventRing events, int count, ByteBufAllocator allocator, boolean withBody, boolean last) {
        int bodyBytes = count * events.eventBytes();
        ByteBuf answer = allocator.ioBuffer(MOST_HEAD_BYTES + (withBody ? bodyBytes : 0));
        ByteBufUtil.writeAscii(answer.writeBytes(EVENTS), Integer.toString(bodyBytes));
        writeHead(answer.writeBytes(EVENTS_TAG), Long.toString(events.latest()), last);
        events.write(withBody ? count : 0, answer);
        return answer;
    }

    /** The encoded answer if there is no event to tell. */
    static ByteBuf nothingNew(EventRing events, ByteBufAllocator allocator, boolean last) {
        return withoutBody(NOTHING_NEW, Long.toString(events.latest()), allocator, last);
    }

    /** The number {@code name} in the query of a poll, or {@link #LATEST_ONLY}. */
    static long since(String uri, String name) {
        return Query.number(uri, name, LATEST_ONLY, Long.MAX_VALUE, "a sequence number, 0 or more");
    }

    private static ByteBuf withoutBody(byte[] start, String latest, ByteBufAllocator allocator, boolean last) {
        ByteBuf answer = allocator.ioBuffer(MOST_HEAD_BYTES).writeBytes(start);
        writeHead(answer, latest, last);
        return answer;
    }

    private static void writeHead(ByteBuf answer, String latest, boolean last) {
        ByteBufUtil.writeAscii(answer, latest);
        HttpAnswer.endHead(answer.writeBytes(END_OF_TAG), last);
    }

    /** Whether {@code tags} (If-None-Match, perhaps null) names the latest event, or {@code *} for any. */
    private static boolean has(String tags, String latest) {
        return tags != null && (tags.contains("\"" + latest + "\"") || tags.equals("*"));
    }
}
