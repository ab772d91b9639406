package longwire.behaviour.kind;

import io.netty.handler.codec.http2.Http2Error;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import longwire.behaviour.bench.Answers;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Exchange;
import longwire.behaviour.bench.Frames;
import longwire.behaviour.bench.Head;
import longwire.behaviour.bench.Http2Connection;
import longwire.behaviour.bench.Http2Connection.Frame;
import longwire.behaviour.bench.Side;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Findings;

/** WebSockets over HTTP/2, each on a connection of its own. */
final class Http2Streams {
    private static final int FRAMES = 3;
    private static final long BETWEEN_MILLIS = 300;
    private static final Duration AFTERWARDS = Duration.ofMillis(300);
    private static final byte[] PAYLOAD = new byte[16];

    private final Bench bench;
    private final List<String> protocols;

    Http2Streams(Bench bench, List<String> protocols) {
        this.bench = bench;
        this.protocols = protocols;
    }

    void tell(Findings findings) {
        String tunnel = stream(this::tunnel);
        findings.say("handshake", tunnel, "the origin answers 101");
        if (!tunnel.equals("tunnels")) {
            return;
        }
        findings.say("origin says 403", stream(stream -> stream.refused("403 Forbidden")), "with a body");
        findings.say("origin says 200", stream(stream -> stream.refused("200 OK")), "with a body");
        findings.say(
                "viewer ends its side", stream(this::end), "END_STREAM, then " + FRAMES + " messages of the origin");
        String first = stream(Stream::key);
        String second = stream(Stream::key);
        findings.say(
                "key at the origin",
                first.isEmpty() ? "none" : first.equals(second) ? "the same each time" : "a new one each time",
                first);
        findings.say("Content-Length at the origin", stream(Stream::length), "of the request");
    }

    private interface Story {
        String of(Stream stream);
    }

    private String stream(Story story) {
        try (Side side = bench.connect(protocols).read();
                Exchange exchange = bench.exchangeOver(side)) {
            Optional<Http2Connection> connection = Http2Connection.open(side);
            if (connection.isEmpty()) {
                return "no HTTP/2";
            }
            int number = connection
                    .get()
                    .connect(
                            bench.target().tls() ? "https" : "http",
                            bench.target().host() + ":" + bench.target().port(),
                            bench.target().path(),
                            Exchange.HEADER,
                            exchange.token());
            return story.of(new Stream(exchange, connection.get(), number));
        }
    }

    private String tunnel(Stream stream) {
        String opened = stream.open();
        if (!opened.isEmpty()) {
            return opened;
        }
        byte[] ofViewer = Frames.ofViewer(Frames.BINARY, PAYLOAD);
        stream.connection.data(stream.number, ofViewer, false);
        byte[] ofOrigin = Frames.ofOrigin(Frames.BINARY, PAYLOAD);
        boolean toOrigin = Arrays.equals(stream.exchange.origin().take(ofViewer.length, Exchange.SOON), ofViewer);
        stream.exchange.origin().send(ofOrigin);
        boolean toViewer = stream.received(ofOrigin.length) == ofOrigin.length;
        return toOrigin && toViewer ? "tunnels" : "200, no tunnel";
    }

    private String end(Stream stream) {
        String opened = stream.open();
        if (!opened.isEmpty()) {
            return opened;
        }
        stream.connection.data(stream.number, new byte[0], true);
        byte[] frame = Frames.ofOrigin(Frames.BINARY, PAYLOAD);
        for (int sent = 0; sent < FRAMES; sent++) {
            Waiting.pause(BETWEEN_MILLIS);
            stream.exchange.origin().send(frame);
        }
        int got = stream.received(FRAMES * frame.length);
        String how = stream.ended.isEmpty() ? "" : stream.ended + ", ";
        return how + (got == FRAMES * frame.length ? "rest delivered" : got == 0 ? "rest lost" : "rest cut");
    }

    /** One WebSocket that was asked for. */
    private static final class Stream {
        private final Exchange exchange;
        private final Http2Connection connection;
        private final int number;
        /** How the proxy ended it; empty if it did not. */
        private String ended = "";

        Stream(Exchange exchange, Http2Connection connection, int number) {
            this.exchange = exchange;
            this.connection = connection;
            this.number = number;
        }

        /** Answers 101 at the origin; empty if the viewer gets its 200, or else what came. */
        String open() {
            Optional<Head> request = exchange.arrival();
            request.ifPresent(head -> exchange.origin().send(Answers.switching(head)));
            String answer = answer();
            return answer.equals("200") ? "" : answer;
        }

        /** The viewer's answer when the origin says {@code statusAndReason}. */
        String refused(String statusAndReason) {
            if (exchange.arrival().isEmpty()) {
                return "the request does not arrive";
            }
            exchange.origin().send(Answers.closing(statusAndReason, "Content-Length: 2\r\n", "no"));
            exchange.origin().close();
            String answer = answer();
            // The rest tells how the stream ends.
            received(Integer.MAX_VALUE);
            if (ended.isEmpty()) {
                // A stream that both sides have ended may be reset all the same.
                ended = connection.next(number, AFTERWARDS).map(Stream::ending).orElse("");
            }
            return ended.isEmpty() ? answer : answer + ", then " + ended;
        }

        String key() {
            return exchange.arrival()
                    .flatMap(head -> head.value("Sec-WebSocket-Key"))
                    .orElse("");
        }

        String length() {
            return exchange.arrival()
                    .flatMap(head -> head.value("Content-Length"))
                    .orElse("none");
        }

        private String answer() {
            Optional<Frame> frame = connection.next(number, Exchange.SOON);
            while (frame.isPresent() && frame.get().kind() == Http2Connection.HEADERS) {
                int status = connection.status(frame.get());
                if (status >= 200) {
                    return Integer.toString(status);
                }
                frame = connection.next(number, Exchange.SOON);
            }
            return frame.map(Stream::ending).orElse("no answer");
        }

        /** Number of bytes that arrive until there are {@code most} or the stream ends. */
        int received(int most) {
            int bytes = 0;
            while (bytes < most) {
                Optional<Frame> frame = connection.next(number, Exchange.SOON);
                if (frame.isEmpty()) {
                    return bytes;
                }
                if (frame.get().kind() == Http2Connection.DATA) {
                    bytes += frame.get().payload().length;
                } else if (frame.get().kind() != Http2Connection.HEADERS) {
                    ended = ending(frame.get());
                    return bytes;
                }
                if (frame.get().ends()) {
                    return bytes;
                }
            }
            return bytes;
        }

        private static String ending(Frame frame) {
            return switch (frame.kind()) {
                case Http2Connection.RST_STREAM -> "RST_STREAM " + Http2Error.valueOf(frame.code());
                case Http2Connection.GOAWAY -> "GOAWAY";
                default -> "frame " + frame.kind();
            };
        }
    }
}
