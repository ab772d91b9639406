package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir
    private Path directory;

    @Test
    void theDevelopmentCertificateIsForLocalhost() throws Exception {
        SslContext tls = Tls.build(Tls.development());

        try (EventLoops loops = EventLoops.start("tls", 1);
                Listener listener = listen(tls, loops);
                SSLSocket socket = connect(trustingAnybody(), listener)) {
            socket.startHandshake();

            X509Certificate certificate = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            certificate.checkValidity();
            assertThat(certificate.getSubjectAlternativeNames())
                    .extracting(name -> name.get(1).toString())
                    .containsExactlyInAnyOrder("localhost", "127.0.0.1");
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.3");
        }
    }

    @Test
    void whoTrustsTheUsualAuthoritiesDoesNotTrustIt() throws Exception {
        SslContext tls = Tls.build(Tls.development());

        try (EventLoops loops = EventLoops.start("tls", 1);
                Listener listener = listen(tls, loops);
                SSLSocket socket = connect(SSLContext.getDefault(), listener)) {
            assertThatThrownBy(socket::startHandshake).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void aFileThatCannotBeReadIsRefusedByName() {
        Path missing = directory.resolve("chain.pem");

        assertThatThrownBy(() -> Tls.server(missing, missing))
                .isInstanceOf(InputFault.class)
                .hasMessage("certificate: " + missing + " (expected: a readable PEM file)");
    }

    private static Listener listen(SslContext tls, EventLoops loops) {
        return Listener.bind(new Endpoint("127.0.0.1", 0), loops, accepted -> accepted.pipeline()
                .addLast(tls.newHandler(accepted.alloc()), new CloseQuietly()));
    }

    private static SSLSocket connect(SSLContext tls, Listener listener) throws IOException {
        return (SSLSocket) tls.getSocketFactory()
                .createSocket("127.0.0.1", listener.endpoint().port());
    }

    /** A client that refuses a certificate is no news to the server of this test. */
    private static final class CloseQuietly extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable refused) {
            context.close();
        }
    }

    private static SSLContext trustingAnybody() throws GeneralSecurityException {
        X509TrustManager anybody = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {anybody}, null);
        return context;
    }
}
