package longwire.edge.http2;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Stops reading from a viewer that does not read. HTTP/2 flow control limits bodies only: heads and acknowledgements
 * would accumulate for a viewer that keeps sending requests.
 */
final class ReadGate extends ChannelDuplexHandler {
    private boolean postponed;

    @Override
    public void read(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            context.read();
        } else {
            postponed = true;
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (postponed && context.channel().isWritable()) {
            postponed = false;
            context.read();
        }
        context.fireChannelWritabilityChanged();
    }
}
