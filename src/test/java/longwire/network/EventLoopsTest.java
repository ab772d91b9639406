package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import longwire.clock.Patience;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

@Timeout(Patience.TEST_SECONDS)
class EventLoopsTest {
    /** Netty alone leaves sockets open in most of these repetitions. */
    @RepeatedTest(10)
    void whoeverIsConnectedSeesTheEnd() throws Exception {
        EventLoops loops = EventLoops.start("ending", 1);
        try (Socket peer = new Socket()) {
            CountDownLatch accepted = new CountDownLatch(1);
            peer.connect(listen(loops, accepted));
            accepted.await();

            loops.close();
            loops.close();

            assertThat(peer.getInputStream().read()).isEqualTo(-1);
        }
    }

    private static InetSocketAddress listen(EventLoops loops, CountDownLatch accepted) {
        return (InetSocketAddress) new ServerBootstrap()
                .group(loops.group())
                .channel(Sockets.preferred().serverChannel())
                .childHandler(new ChannelInboundHandlerAdapter() {
                    @Override
                    public void channelActive(ChannelHandlerContext context) {
                        accepted.countDown();
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel()
                .localAddress();
    }
}
