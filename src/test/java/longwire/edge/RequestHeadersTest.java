package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EDGE.md, "headers to the origin", and the bugs where Connection named away what a proxy had added. */
class RequestHeadersTest {
    private static final String START = "GET / HTTP/1.1\r\nHost: viewers.example\r\n";

    @ParameterizedTest(name = "{0} is removed")
    @ValueSource(
            strings = {
                "Expect",
                "TE",
                "Trailer",
                "Keep-Alive",
                "Proxy",
                "Proxy-Authorization",
                "Proxy-Connection",
                "PROXY-X",
                "X-Edge-Location",
                "x-edge-x",
                "X-Forwarded-Proto",
                "X-Real-IP",
                "X-HTTP-Method-Override",
                "HTTP2-Settings",
                "Upgrade",
                "X_Forwarded_Proto",
                "X-Real_IP",
                "x.real.ip",
                "X_HTTP_Method_Override",
                "X_Forwarded_For",
                "X-Forwarded_For",
                "X.Forwarded.For",
                "Content_Length",
                "content.length",
                "Transfer_Encoding",
                "Keep_Alive",
                "X_Amz_Cf_Id",
                "Proxy_Authorization",
                "X_Edge_Location",
                "Sec_WebSocket_Key"
            })
    void aHeaderThatIsNotTheViewersToSendIsRemoved(String name) throws Exception {
        assertThat(RawRequest.headAtOrigin(START + name + ": forged\r\n\r\n").toLowerCase(Locale.ROOT))
                .doesNotContain("forged")
                .doesNotContain("\r\n" + name.toLowerCase(Locale.ROOT) + ":");
    }

    @ParameterizedTest(name = "{0} passes")
    @ValueSource(
            strings = {
                "Origin",
                "Cookie",
                "Authorization",
                "Accept-Encoding",
                "X_Api_Key",
                "X-Real",
                "X-Edges",
                "Proxying",
                "Forwarded",
                "Sec-WebSocket-Extensions",
                "Sec-Fetch-Mode",
                "User-Agent",
                "Cache-Control"
            })
    void anyOtherHeaderPasses(String name) throws Exception {
        assertThat(RawRequest.headAtOrigin(START + name + ": as it came\r\n\r\n"))
                .contains("\r\n" + name + ": as it came\r\n");
    }

    @ParameterizedTest(name = "Connection: {0}")
    @ValueSource(
            strings = {
                "Host",
                "content-length",
                "Transfer-Encoding",
                "Content-Type",
                "Authorization",
                "Cookie",
                "Cache-Control",
                "Origin",
                "keep-alive, Host",
                "Host,",
                "Sec-WebSocket-Key",
                "sec-websocket-anything",
                "Content_Length",
                "a b",
                "a;b",
                "\"close\"",
                "close, (x)"
            })
    void aConnectionThatNamesWhatTheOriginMustSeeIsRefused(String named) throws Exception {
        RawRequest.assertRefused(START + "Connection: " + named + "\r\n\r\n", 400);
    }

    @ParameterizedTest(name = "Connection: {0}")
    @ValueSource(strings = {"X-Drop", "x-drop", "keep-alive, X-DROP", " , X-Drop\t,", "a, X-Drop, b"})
    void whatConnectionNamesIsRemoved(String named) throws Exception {
        assertThat(RawRequest.headAtOrigin(
                        START + "X-Drop: 1\r\nX-Keep: 2\r\nx-drop: 3\r\nConnection: " + named + "\r\n\r\n"))
                .doesNotContainIgnoringCase("x-drop")
                .contains("\r\nX-Keep: 2\r\n")
                .containsOnlyOnce("\r\nConnection: Keep-Alive\r\n");
    }

    /** CVE-2022-31813 and CVE-2024-45410: the viewer had them removed, and the origin took the proxy for the viewer. */
    @Test
    void whatTheEdgeAddsIsThereAlthoughConnectionNamesIt() throws Exception {
        String head = RawRequest.headAtOrigin(START
                + "Connection: close, X-Forwarded-For, Via, X-Amz-Cf-Id, Connection, X-Forwarded-Proto\r\n"
                + "X-Forwarded-For: 10.0.0.1\r\nVia: 1.1 forged\r\nX-Amz-Cf-Id: forged\r\n\r\n");

        assertThat(head)
                .containsOnlyOnce("\r\nX-Forwarded-For: 127.0.0.1\r\n")
                .containsOnlyOnce("\r\nVia: 1.1 longwire (CloudFront)\r\n")
                .containsOnlyOnce("\r\nX-Amz-Cf-Id: ")
                .doesNotContain("forged", "10.0.0.1");
    }

    @Test
    void theViewersAddressIsTheLastInTheChainWhateverTheViewerClaims() throws Exception {
        assertThat(
                        RawRequest.headAtOrigin(
                                START
                                        + "X-Forwarded-For: 10.0.0.1\r\nx-forwarded-for: 10.0.0.2,\r\nX_Forwarded_For: 10.0.0.3\r\n\r\n"))
                .containsOnlyOnce("\r\nX-Forwarded-For: 10.0.0.1, 10.0.0.2,, 127.0.0.1\r\n");
    }
}
