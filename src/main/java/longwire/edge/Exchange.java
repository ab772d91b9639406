package longwire.edge;

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

/**
 * One request and its response, between the viewer that asked and the origin that answers. Bodies stream: each side is
 * read only as long as the other has room. A handshake is a request like others until its 101.
 */
final class Exchange {
    private final EdgeLoop loop;
    private final ViewerConnection viewer;
    private final HttpRequest request;
    /** The handshake that the request is, or null. */
    private final Handshake handshake;

    private final String id = RequestId.next();
    private final boolean keepsAlive;
    private final boolean repeatable;
    private final ResponseRelay relay;
    /** Body that came before the origin was connected; no more is read until then. */
    private final Deque<HttpContent> waiting = new ArrayDeque<>(2);

    /** The origin's end, or null while there is none. */
    private OriginConnection origin;

    /** The right 101, between its head and its end. */
    private HttpResponse switching;

    private boolean started;
    private boolean reused;
    private boolean requestEnded;
    private boolean inInterim;
    private boolean relaysInterim;
    private boolean originKeepsAlive;
    private boolean closing;
    private boolean over;

    Exchange(EdgeLoop loop, ViewerConnection viewer, HttpRequest request, Handshake handshake, String viewerAddress) {
        this.loop = loop;
        this.viewer = viewer;
        this.request = request;
        this.handshake = handshake;
        boolean http10 = request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        keepsAlive = !http10 && HttpUtil.isKeepAlive(request);
        repeatable = (isHead() || request.method().equals(HttpMethod.GET)) && !RequestRules.hasBody(request);
        relay = new ResponseRelay(viewer, id, http10, isHead());
        RequestHeaders.treat(request.headers(), loop.originAuthority(), viewerAddress, id, handshake != null);
    }

    boolean isHead() {
        return request.method().equals(HttpMethod.HEAD);
    }

    boolean isOver() {
        return over;
    }

    /** Whether the request's end has not come. */
    boolean isMissingInput() {
        return !requestEnded;
    }

    boolean wantsInput() {
        return !requestEnded && origin != null && origin.isWritable();
    }

    void connected(OriginConnection fresh) {
        if (over) {
            fresh.close();
            return;
        }
        send(fresh);
        fresh.flush();
        viewer.readOn();
    }

    void unreachable() {
        if (!over) {
            fail(HttpResponseStatus.BAD_GATEWAY);
        }
    }

    void fromViewer(HttpContent content) {
        if (content.decoderResult().isFailure()) {
            breakOff(BadMessage.statusOf(content));
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
     * Passes on what has come. The origin is not asked before, so that it never hears of a request whose body is bad from
     * its first bytes on.
     */
    void flush() {
        if (!started) {
            start();
        }
        if (origin != null) {
            origin.flush();
        }
    }

    void fromOrigin(HttpObject message) {
        if (message.decoderResult().isFailure()) {
            ReferenceCountUtil.release(message);
            breakOff(HttpResponseStatus.BAD_GATEWAY);
        } else if (message instanceof HttpResponse response) {
            head(response);
        } else {
            content((HttpContent) message);
        }
    }

    void originHasRead() {
        viewer.flush();
        viewerHasRoom();
    }

    void viewerHasRoom() {
        if (origin != null && viewer.isWritable()) {
            origin.read();
        }
    }

    void originHasRoom() {
        viewer.readOn();
    }

    /** The origin's connection has ended or broken; {@code heard} says whether anything of a response came before. */
    void originGone(boolean heard) {
        origin = null;
        if (reused && repeatable && requestEnded && !heard) {
            // Stale: it was closed while the request was on its way, and a fresh one gets it anew.
            reused = false;
            waiting.add(LastHttpContent.EMPTY_LAST_CONTENT);
            loop.origins().connect(this);
        } else {
            breakOff(HttpResponseStatus.BAD_GATEWAY);
        }
    }

    /** Nothing came from the origin for the response timeout; that may be our own doing. */
    void originSilent() {
        if (requestEnded && viewer.isWritable()) {
            breakOff(HttpResponseStatus.GATEWAY_TIMEOUT);
        } else {
            origin.waitOn();
        }
    }

    void viewerGone() {
        end();
    }

    /** Sends the request, on an idle connection where there is one. */
    private void start() {
        started = true;
        // Never a handshake: it may not be repeated when the connection turns out stale, and never gives it back.
        OriginConnection idle = handshake == null ? loop.origins().takeIdle() : null;
        if (idle == null) {
            loop.origins().connect(this);
        } else {
            reused = true;
            send(idle);
        }
    }

    private void send(OriginConnection connection) {
        origin = connection;
        connection.begin(this);
        connection.write(request);
        for (HttpContent content = waiting.poll(); content != null; content = waiting.poll()) {
            connection.write(content);
        }
    }

    private void head(HttpResponse response) {
        if (response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            if (handshake != null && handshake.isCompletedBy(response)) {
                switching = response;
            } else {
                fail(HttpResponseStatus.BAD_GATEWAY);
            }
        } else if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
            inInterim = true;
            relaysInterim = relay.interim(response);
        } else {
            originKeepsAlive = HttpUtil.isKeepAlive(response);
            closing = relay.head(response, !keepsAlive || !requestEnded);
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
            Tunnel.open(loop, viewer, origin);
        } else if (inInterim) {
            inInterim = false;
        } else {
            finish();
        }
    }

    private void finish() {
        over = true;
        if (requestEnded && originKeepsAlive && origin.isActive() && !origin.hasSurplus()) {
            loop.origins().put(origin);
        } else {
            origin.close();
        }
        origin = null;
        viewer.answered(closing);
    }

    /** Ends it with {@code status}, or in the middle where the response has begun. */
    private void breakOff(HttpResponseStatus status) {
        if (!relay.hasBegun()) {
            fail(status);
            return;
        }
        end();
        loop.counters().add(Count.ERRORS, 1);
        viewer.cut(relay.isDelimited());
    }

    private void fail(HttpResponseStatus status) {
        end();
        loop.counters().add(Count.ERRORS, 1);
        viewer.refuse(status, id, !keepsAlive || !requestEnded);
    }

    private void end() {
        over = true;
        if (origin != null) {
            origin.close();
            origin = null;
        }
        waiting.forEach(ReferenceCountUtil::release);
        waiting.clear();
    }
}
