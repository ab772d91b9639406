#!/usr/bin/env bash
# Netty 4.2.18 (netty-transport-native-epoll, linux-x86_64), ALLOW_HALF_CLOSURE; the peer ends its output and then reads slowly.
# Behaviour: after the FIN the channel wants no event, and is removed from epoll. At the first write for which the kernel has no room
# Netty fails to ask for EPOLLOUT (ENOENT) and ends the output: the future fails with ChannelOutputShutdownException, and the peer gets
# what was in the buffers, then an end like any other. The NIO transport sends all.
# Expected: that a half-closed channel can send as much as any other.
# Output seen (the number of bytes varies, the order does not):
#   NIO: all of 50 MB
#   epoll: 2,634,240 of 50 MB
# Needs: Linux x86-64, JDK 17 or later, Maven. Exit status: 0 if epoll loses a part and NIO none; 1 if not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >pom.xml <<'POM'
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion><groupId>f</groupId><artifactId>f</artifactId><version>1</version>
  <dependencies><dependency><groupId>io.netty</groupId><artifactId>netty-transport-native-epoll</artifactId><version>4.2.18.Final</version><classifier>linux-x86_64</classifier></dependency></dependencies>
</project>
POM
mvn -q -B -Dstyle.color=never org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies -DoutputDirectory="$dir/lib" >/dev/null
cat >Half.java <<'JAVA'
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.*;
import io.netty.channel.epoll.*;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.IOException;
import java.io.InputStream;
import java.net.*;

class Half {
    static final int BYTES = 50_000_000;

    static void answer(String name, IoHandlerFactory io, Class<? extends ServerChannel> type) throws Exception {
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, io);
        Channel server = new ServerBootstrap().group(loops).channel(type).childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
            .childHandler(new ChannelInboundHandlerAdapter() {
                public void userEventTriggered(ChannelHandlerContext context, Object event) {
                    if (event instanceof ChannelInputShutdownEvent) {
                        // The channel is out of epoll by then.
                        context.executor().schedule(() -> context.writeAndFlush(Unpooled.wrappedBuffer(new byte[BYTES]))
                            .addListener(ChannelFutureListener.CLOSE), 300, java.util.concurrent.TimeUnit.MILLISECONDS);
                    }
                }
            }).bind("127.0.0.1", 0).sync().channel();
        long got = 0;
        try (Socket peer = new Socket("127.0.0.1", ((InetSocketAddress) server.localAddress()).getPort())) {
            peer.setSoTimeout(3000);
            peer.shutdownOutput();
            Thread.sleep(1000);
            InputStream in = peer.getInputStream();
            byte[] some = new byte[100_000];
            for (int n; (n = in.read(some)) > 0;) {
                got += n;
            }
        } catch (IOException ended) {
            // What came before it counts.
        }
        System.out.println(name + ": " + (got == BYTES ? "all of 50 MB" : String.format("%,d of 50 MB", got)));
        loops.shutdownGracefully();
    }

    public static void main(String[] arguments) throws Exception {
        answer("NIO", NioIoHandler.newFactory(), NioServerSocketChannel.class);
        answer("epoll", EpollIoHandler.newFactory(), EpollServerSocketChannel.class);
        System.exit(0);
    }
}
JAVA
seen=$(java -cp 'lib/*' Half.java 2>/dev/null)
echo "$seen"
grep -q '^NIO: all of 50 MB$' <<<"$seen" && grep -q '^epoll: [0-9,]* of 50 MB$' <<<"$seen"
