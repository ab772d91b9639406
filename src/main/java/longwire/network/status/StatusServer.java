package longwire.network.status;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/**
 * Answers those who ask a process how it stands, on an event loop of its own so that asking holds up nothing else. One
 * answer to each connection: a client that does not ask, or does not read, is gone after some seconds and held up nobody.
 */
public final class StatusServer implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    /** Some browsers and scrapers; each may have an answer of a megabyte on its way. */
    static final int MOST_CONNECTIONS = 64;
    /** Of a request: no path here is longer than a few letters. */
    private static final int LONGEST_LINE_BYTES = 4_096;
    /** Of all headers of a request, with room for the cookies that a browser has of other servers at localhost. */
    static final int LARGEST_HEADERS_BYTES = 8_192;
    /** Of a request's body, which nobody reads. */
    private static final int CHUNK_BYTES = 8_192;

    private final EventLoops eventLoops;
    private final Listener listener;

    private StatusServer(EventLoops eventLoops, Listener listener) {
        this.eventLoops = eventLoops;
        this.listener = listener;
    }

    /**
     * Opens one.
     *
     * @param purpose what its thread is called
     * @param hosts names under which it answers
     * @throws longwire.fault.OutsideFault when the port is in use or the address is not this machine's
     */
    public static StatusServer open(String purpose, Endpoint endpoint, HostNames hosts, StatusPages pages) {
        return open(purpose, endpoint, hosts, pages, LONGEST_SILENCE);
    }

    /** As {@link #open(String, Endpoint, HostNames, StatusPages)}, where clients may neither ask nor read for so long. */
    static StatusServer open(
            String purpose, Endpoint endpoint, HostNames hosts, StatusPages pages, Duration longestSilence) {
        EventLoops eventLoops = EventLoops.start(purpose, 1);
        try {
            ChannelGroup accepted = new DefaultChannelGroup(eventLoops.next());
            return new StatusServer(eventLoops, Listener.bind(endpoint, eventLoops, channel -> {
                if (accepted.size() < MOST_CONNECTIONS) {
                    accepted.add(channel);
                    prepare(channel, hosts, pages, longestSilence.toMillis());
                } else {
                    channel.close();
                }
            }));
        } catch (RuntimeException failure) {
            eventLoops.close();
            throw failure;
        }
    }

    /** Where it listens, with the port that was free where 0 was asked for. */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        eventLoops.close();
    }

    private static void prepare(Channel channel, HostNames hosts, StatusPages pages, long silenceMillis) {
        channel.pipeline()
                .addLast(
                        new ReadTimeoutHandler(silenceMillis, TimeUnit.MILLISECONDS),
                        new WriteTimeoutHandler(silenceMillis, TimeUnit.MILLISECONDS),
                        new HttpServerCodec(LONGEST_LINE_BYTES, LARGEST_HEADERS_BYTES, CHUNK_BYTES),
                        new OneAnswer(hosts, pages));
    }
}
