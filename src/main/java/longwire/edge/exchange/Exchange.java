package longwire.edge.exchange;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.Deque;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.accesslog.ResultType;
import longwire.edge.http1.BadMessage;
import longwire.edge.http1.Names;
import longwire.edge.loop.Count;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.OriginConnection;
import longwire.edge.origin.OriginPool;
import longwire.edge.origin.Requester;
import longwire.edge.origin.Route;
import longwire.edge.policy.Handshake;
import longwire.edge.policy.Refusal;
import longwire.edge.policy.RequestHeaders;
import longwire.edge.policy.RequestRules;

/**
 * One request and its response, between the viewer and the origin. Bodies are streamed: each side is read only while
 * the other has room. A handshake is treated like any other request until its 101.
 */
public final class Exchange implements Requester {
    private final EdgeLoop loop;
    private final ViewerEnd viewer;
    private final HttpRequest request;
    /** The handshake, or null if the request is not one. */
    private final Handshake handshake;

    private final AccessRecord record;
    private final OriginPool origins;
    /** The server name for TLS to the origin, or null without TLS. */
    private final String serverName;

    private final boolean keepsAlive;
    private final boolean repeatable;
    private final ResponseRelay relay;
    /** Parts of the body that came before the origin was connected; no more is read until then. */
    private final Deque<HttpContent> waiting = new ArrayDeque<>(2);

    /** The connection to the origin, or null while there is none. */
    private OriginConnection origin;

    /** The connection that is being opened, or null. */
    private Channel connecting;

    /** The 101 that completes the handshake, between its head and its end. */
    private HttpResponse switching;

    /** How often the request may still be repeated because the origin was silent. */
    private int repeatsLeft;

    /** The viewer's progress when the origin was last found silent. */
    private long progress = -1;

    private long sentNanos;
    private boolean started;
    private boolean reused;
    private boolean requestEnded;
    private boolean inInterim;
    private boolean relaysInterim;
    private boolean originKeepsAlive;
    private boolean closing;
    private boolean over;

    /**
     * Prepares an exchange; {@link #flush} starts it.
     *
     * @param admission the decision about {@code request}, without a refusal
     * @param viewerAddress for X-Forwarded-For
     * @param keepsAlive whether the viewer's connection may serve another request
     */
    public Exchange(
            EdgeLoop loop,
            ViewerEnd viewer,
            HttpRequest request,
            Admission admission,
            AccessRecord record,
            String viewerAddress,
            boolean keepsAlive) {
        this.loop = loop;
        this.viewer = viewer;
        this.request = request;
        this.handshake = admission.webSocket() ? Handshake.of(request) : null;
        this.record = record;
        this.keepsAlive = keepsAlive;
        Route route = admission.route();
        String viewersHost = request.headers().get(Names.HOST);
        origins = route.origins(viewer.isSecure());
        String host = route.behaviour().forwardHost() && viewersHost != null ? viewersHost : origins.authority();
        serverName = origins.serverName(host);
        repeatable = (isHead() || request.method().equals(HttpMethod.GET)) && !RequestRules.hasBody(request);
        repeatsLeft = repeatable ? origins.origin().connectAttempts() - 1 : 0;
        boolean http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        relay = new ResponseRelay(viewer, record, http10, isHead());
        RequestHeaders.treat(request.headers(), host, viewerAddress, record.id(), viewer.via(), admission.webSocket());
    }

    @Override
    public boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    /** Whether the end of the request has not arrived yet. */
    public boolean isMissingInput() {
        return !requestEnded;
    }

    public boolean wantsInput() {
        return !requestEnded && origin != null && origin.isWritable();
    }

    @Override
    public void connecting(Channel fresh) {
        connecting = fresh;
    }

    @Override
    public void connected(OriginConnection fresh) {
        connecting = null;
        loop.counters().add(Count.ORIGIN_CONNECTIONS, 1);
        if (over) {
            fresh.close();
            return;
        }
        send(fresh);
        fresh.flush();
        viewer.readOn();
    }

    @Override
    public void unreachable(ResultType why) {
        if (!over) {
            fail(HttpResponseStatus.BAD_GATEWAY, why);
        }
    }

    public void fromViewer(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            breakOff(BadMessage.statusOf(content), ResultType.INVALID_REQUEST);
            content.release();
            return;
        }
        requestEnded |= content instanceof LastHttpContent;
        if (origin == null) {
            waiting.add(content);
        } else {
            origin.write(content);
        }
    }

    /**
     * Passes on what has arrived. Only the first call contacts the origin, so that it never sees a request whose body
     * is invalid from its first bytes.
     */
    public void flush() {
        if (!started) {
            start();
        }
        if (origin != null) {
            origin.flush();
        }
    }

    @Override
    public void fromOrigin(HttpObject message) {
        if (message.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            breakOff(HttpResponseStatus.BAD_GATEWAY, ResultType.ORIGIN_INVALID_RESPONSE);
        } else if (message instanceof HttpResponse response) {
            head(response);
        } else {
            content((HttpContent) message);
        }
    }

    @Override
    public void originHasRead() {
        viewer.flush();
        viewerHasRoom();
    }

    public void viewerHasRoom() {
        if (origin != null && viewer.isWritable()) {
            origin.read();
        }
    }

    @Override
    public void originHasRoom() {
        viewer.readOn();
    }

    @Override
    public void originGone(boolean heard) {
        origin = null;
        if (reused && repeatable && requestEnded && !heard) {
            // A stale connection: the origin closed it while the request was being sent. The request is repeated on a
            // new one.
            sendAnew();
        } else {
            breakOff(HttpResponseStatus.BAD_GATEWAY, ResultType.ORIGIN_COMM_ERROR);
        }
    }

    /** The cause may be the viewer: one that neither sends its request nor reads its response. */
    @Override
    public void originSilent() {
        boolean viewersTurn = !requestEnded || !viewer.isWritable();
        if (viewersTurn && viewer.progress() != progress) {
            progress = viewer.progress();
            origin.waitOn();
        } else if (viewersTurn && (requestEnded || origin.isWritable())) {
            breakOff(HttpResponseStatus.REQUEST_TIMEOUT, ResultType.CLIENT_COMM_ERROR);
        } else if (repeatsLeft > 0 && !relay.hasBegun() && !inInterim) {
            repeatsLeft--;
            origin.close();
            origin = null;
            sendAnew();
        } else {
            breakOff(HttpResponseStatus.GATEWAY_TIMEOUT, ResultType.ORIGIN_READ_ERROR);
        }
    }

    public void viewerGone() {
        end();
    }

    /** Sends the request, on an idle connection if there is one. */
    private void start() {
        started = true;
        // A handshake never takes an idle connection: it must not be repeated if the connection is stale, and it never
        // returns the connection.
        OriginConnection idle = handshake == null ? origins.takeIdle(serverName) : null;
        if (idle == null) {
            origins.connect(this, serverName);
        } else {
            reused = true;
            send(idle);
        }
    }

    private void sendAnew() {
        reused = false;
        waiting.add(LastHttpContent.EMPTY_LAST_CONTENT);
        origins.connect(this, serverName);
    }

    private void send(OriginConnection connection) {
        sentNanos = System.nanoTime();
        origin = connection;
        connection.begin(this);
        connection.write(request);
        for (HttpContent content = waiting.poll(); content != null; content = waiting.poll()) {
            connection.write(content);
        }
    }

    private void head(HttpResponse response) {
        loop.originLatency().record(System.nanoTime() - sentNanos);
        if (response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            if (handshake != null && handshake.isCompletedBy(response)) {
                switching = response;
            } else {
                fail(HttpResponseStatus.BAD_GATEWAY, ResultType.ORIGIN_INVALID_RESPONSE);
            }
        } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            inInterim = true;
            relaysInterim = relay.interim(response);
        } else {
            originKeepsAlive = HttpUtil.isKeepAlive(response);
            closing = relay.head(response, isLast());
        }
    }

    private void content(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        if (over || switching != null || inInterim && !relaysInterim) {
            content.release();
        } else {
            relay.content(content);
        }
        if (!last || over) {
            return;
        }
        if (switching != null) {
            over = true;
            relay.switching(switching);
            viewer.tunnel(origin);
        } else if (inInterim) {
            inInterim = false;
        } else {
            finish();
        }
    }

    private void finish() {
        over = true;
        origin.release(requestEnded && originKeepsAlive);
        origin = null;
        viewer.answered(closing);
    }

    /** Ends the exchange with {@code status}, or by cutting the response off if it has begun. */
    private void breakOff(HttpResponseStatus status, ResultType why) {
        if (!relay.hasBegun()) {
            fail(status, why);
            return;
        }
        end();
        record.broke(why);
        viewer.cut(relay.isDelimited());
    }

    private void fail(HttpResponseStatus status, ResultType why) {
        end();
        viewer.refuse(new Refusal(status, why), isLast());
    }

    private boolean isLast() {
        return !keepsAlive || !requestEnded || loop.shared().isDraining();
    }

    private void end() {
        over = true;
        if (origin != null) {
            origin.close();
            origin = null;
        }
        if (connecting != null) {
            connecting.close();
            connecting = null;
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
