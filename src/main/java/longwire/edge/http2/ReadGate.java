package longwire.edge.http2;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;

/**
 * Reads nothing from a viewer that takes nothing. Flow control of HTTP/2 bounds bodies only: heads and acknowledgements
 * would pile up for a viewer that goes on asking.
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
