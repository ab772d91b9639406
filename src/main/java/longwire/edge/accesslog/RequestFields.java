package longwire.edge.accesslog;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import longwire.edge.http1.Names;

/** The fields of a request that the access log needs, taken before the headers are changed. A missing field is null. */
record RequestFields(
        String method,
        String target,
        String version,
        String host,
        String referer,
        String userAgent,
        String cookie,
        String forwardedFor) {
    static RequestFields of(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return new RequestFields(
                request.method().name(),
                request.uri(),
                request.protocolVersion().text(),
                headers.get(HttpHeaderNames.HOST),
                headers.get(HttpHeaderNames.REFERER),
                headers.get(HttpHeaderNames.USER_AGENT),
                headers.get(HttpHeaderNames.COOKIE),
                headers.get(Names.FORWARDED_FOR));
    }

    /** The path, without the query. */
    String stem() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The part after the question mark; null if there is none. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? null : target.substring(query + 1);
    }
}
