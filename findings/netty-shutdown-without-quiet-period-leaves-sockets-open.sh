#!/usr/bin/env bash
# Netty 4.2.18 (netty-transport), EventLoopGroup.shutdownGracefully with a quiet period of 0.
# Behaviour: where the shutdown begins while an event loop runs a task, the loop ends without closing its channels, and the group's
# termination future succeeds. Whoever is connected waits for ever: the sockets are open as long as the process is, channelInactive is
# never called, and nothing is logged. Where the loop waits for events, or where there is a quiet period, all are closed.
# Expected: that a group which has terminated has closed its channels, or says which it has not.
# Output seen:
#   idle loop, no quiet period: the peer sees the end
#   busy loop, no quiet period: terminated, and the peer still waits after 2 s
#   busy loop, quiet period of 10 ms: the peer sees the end
# Needs: JDK 17 or later, Maven. Exit status: 0 if it is so; 1 if not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.netty</groupId><artifactId>netty-transport</artifactId><version>4.2.18.Final</version></dependency></dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >/dev/null
cat >End.java <<'JAVA'
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.*;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.*;
import java.util.concurrent.*;

class End {
    static void shutDown(String name, boolean busy, int quietMillis) throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        Channel server = new ServerBootstrap().group(loops).channel(NioServerSocketChannel.class)
            .childHandler(new ChannelInboundHandlerAdapter() {
                public void channelActive(ChannelHandlerContext context) {
                    accepted.countDown();
                }
            }).bind("127.0.0.1", 0).sync().channel();
        try (Socket peer = new Socket("127.0.0.1", ((InetSocketAddress) server.localAddress()).getPort())) {
            accepted.await();
            if (busy) {
                loops.execute(() -> {
                    running.countDown();
                    try {
                        Thread.sleep(200);
                    } catch (InterruptedException ended) {
                        throw new IllegalStateException(ended);
                    }
                });
                running.await();
            } else {
                Thread.sleep(300);
            }
            Future<?> terminated = loops.shutdownGracefully(quietMillis, 5000, TimeUnit.MILLISECONDS);
            terminated.get();
            peer.setSoTimeout(2000);
            String seen;
            try {
                seen = peer.getInputStream().read() < 0 ? "the peer sees the end" : "something was sent";
            } catch (SocketTimeoutException nothing) {
                seen = "terminated, and the peer still waits after 2 s";
            }
            System.out.println(name + ": " + seen);
        }
    }

    public static void main(String[] arguments) throws Exception {
        shutDown("idle loop, no quiet period", false, 0);
        shutDown("busy loop, no quiet period", true, 0);
        shutDown("busy loop, quiet period of 10 ms", true, 10);
    }
}
JAVA
seen=$(java -cp 'lib/*' End.java 2>/dev/null)
echo "$seen"
[ "$seen" = 'idle loop, no quiet period: the peer sees the end
busy loop, no quiet period: terminated, and the peer still waits after 2 s
busy loop, quiet period of 10 ms: the peer sees the end' ]
