package longwire.relay;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.ThreadLocalRandom;

/** Each piece arrives up to so much later; what follows waits for it, as TCP keeps its order. */
record Jitter(long mostNanos) implements Impairment {
    @Override
    public void pass(Way way, ByteBuf bytes) {
        way.deliverLater(bytes, ThreadLocalRandom.current().nextLong(mostNanos + 1));
    }
}
