package longwire.edge.exchange;

import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.accesslog.ResultType;
import longwire.edge.http1.HopByHop;
import longwire.edge.http1.Names;
import longwire.edge.policy.ResponseHeaders;

/** Passes one response on to the viewer, its body delimited in a way that the viewer understands. */
final class ResponseRelay {
    private final ViewerEnd viewer;
    private final AccessRecord record;
    private final boolean toHttp10;
    private final boolean toHead;

    private boolean begun;
    private boolean delimited;

    /**
     * A relay of the response to one request.
     *
     * @param toHttp10 whether the viewer knows no chunks and no interim responses
     * @param toHead whether the response has no body whatever its head says
     */
    ResponseRelay(ViewerEnd viewer, AccessRecord record, boolean toHttp10, boolean toHead) {
        this.viewer = viewer;
        this.record = record;
        this.toHttp10 = toHttp10;
        this.toHead = toHead;
    }

    /** Whether the head has gone, so that no other response can take its place. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the viewer can tell a response that was broken off from a whole one. */
    boolean isDelimited() {
        return delimited;
    }

    /**
     * Passes on an interim response, such as 103; its end is to follow by {@link #content}.
     *
     * @return whether it is the viewer's business; 100 is not, since the origin was not asked for it
     */
    boolean interim(HttpResponse response) {
        if (toHttp10 || response.status().code() == HttpResponseStatus.CONTINUE.code()) {
            return false;
        }
        HopByHop.remove(response.headers());
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
        viewer.write(response);
        return true;
    }

    /** Passes on the 101 with which HTTP ends; its own hop-by-hop headers go as any response's do. */
    void switching(HttpResponse response) {
        ResponseHeaders.treat(response.headers(), response.status(), record.id());
        HopByHop.setWebSocket(response.headers());
        record.answered(response.status().code(), ResultType.MISS, response.headers());
        viewer.write(response);
        viewer.write(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    /**
     * Passes on the head of the final response.
     *
     * @param closing whether the connection ends with it for other reasons
     * @return whether the connection ends with it
     */
    boolean head(HttpResponse response, boolean closing) {
        begun = true;
        HttpHeaders headers = response.headers();
        String length = headers.get(Names.CONTENT_LENGTH);
        ResponseHeaders.treat(headers, response.status(), record.id());
        delimited = length != null || !toHttp10 || isBodiless(response.status());
        if (length != null) {
            headers.set(Names.CONTENT_LENGTH, length);
        } else if (!toHttp10 && !isBodiless(response.status())) {
            headers.set(Names.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        boolean last = closing || !delimited;
        if (last) {
            headers.set(Names.CONNECTION, HttpHeaderValues.CLOSE);
        }
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
        int status = response.status().code();
        record.answered(status, ResultType.ofStatus(status), headers);
        viewer.write(response);
        return last;
    }

    /** Passes on a part of the body, or the end. */
    void content(HttpContent content) {
        viewer.write(content);
    }

    private boolean isBodiless(HttpResponseStatus status) {
        return toHead
                || status.code() == HttpResponseStatus.NO_CONTENT.code()
                || status.code() == HttpResponseStatus.NOT_MODIFIED.code();
    }
}
