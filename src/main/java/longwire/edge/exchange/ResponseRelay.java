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

/** Passes one response on to the viewer, with its body delimited in a way that the viewer understands. */
final class ResponseRelay {
    private final ViewerEnd viewer;
    private final AccessRecord record;
    private final boolean toHttp10;
    private final boolean toHead;

    private boolean begun;
    private boolean delimited;

    /**
     * A relay for the response to one request.
     *
     * @param toHttp10 whether the viewer speaks HTTP/1.0, which has neither chunks nor interim responses
     * @param toHead whether the request is HEAD, whose response has no body
     */
    ResponseRelay(ViewerEnd viewer, AccessRecord record, boolean toHttp10, boolean toHead) {
        this.viewer = viewer;
        this.record = record;
        this.toHttp10 = toHttp10;
        this.toHead = toHead;
    }

    /** Whether the head was sent; from then on no other response can replace this one. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether the viewer can distinguish an incomplete response from a complete one. */
    boolean isDelimited() {
        return delimited;
    }

    /**
     * Passes on an interim response, such as 103. The caller passes its end to {@link #content}.
     *
     * @return whether it was passed on; 100 is not, because the edge answers Expect itself
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

    /** Passes on the 101 that ends HTTP. Its hop-by-hop headers are replaced, like those of any response. */
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
     * @param closing whether the connection ends after it for another reason
     * @return whether the connection ends after it
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
