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
 * Serves the status pages of a process on a separate event loop, so that requests never delay the process. Each
 * connection gets one answer; a client that sends no request or does not read is disconnected after some seconds.
 */
public final class StatusServer implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    /** Enough for some browsers and scrapers; each may have an answer of a megabyte in transit. */
    static final int MOST_CONNECTIONS = 64;
    /** Limit for a request line; the paths here are short. */
    private static final int LONGEST_LINE_BYTES = 4_096;
    /** Limit for all headers of a request, with room for the cookies that other servers on localhost have set. */
    static final int LARGEST_HEADERS_BYTES = 8_192;
    /** The size of a part of the request body; read only where it is a form that a page takes. */
    private static final int CHUNK_BYTES = 8_192;

    private final EventLoops eventLoops;
    private final Listener listener;

    private StatusServer(EventLoops eventLoops, Listener listener) {
        this.eventLoops = eventLoops;
        this.listener = listener;
    }

    /**
     * Starts a server.
     *
     * @param purpose the name of its thread
     * @param hosts the Host values that it accepts
     * @throws longwire.fault.OutsideFault if the port is in use or the address is not one of this machine
     */
    public static StatusServer open(String purpose, Endpoint endpoint, HostNames hosts, StatusPages pages) {
        return open(purpose, endpoint, hosts, pages, LONGEST_SILENCE);
    }

    /**
     * Same as {@link #open(String, Endpoint, HostNames, StatusPages)}, with a given limit for a client that neither
     * sends nor reads.
     */
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

    /** The address on which it listens; for port 0, with the chosen port. */
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
