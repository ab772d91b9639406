package longwire.viewer;

import java.util.Optional;
import longwire.network.deflate.DeflateOffer;
import longwire.settings.Limits;

/**
 * How messages and events go over a WebSocket.
 *
 * @param fragments frames for each message that is sent, 1 to 1,000; fewer for a message of fewer bytes
 * @param deflate what is offered to the other side, which must agree; empty for no compression
 * @param topics of a feed, 1 or more: a viewer gets the events of one, whose numbers are so far from each other
 */
public record FrameSettings(int fragments, Optional<DeflateOffer> deflate, int topics) {
    /** Whole, and as they are. */
    public static final FrameSettings PLAIN = new FrameSettings(1, Optional.empty(), 1);

    /** More frames than this for a message are no use that anybody makes of them. */
    public static final int MOST_FRAGMENTS = 1_000;

    private static final int DEFAULT_LEVEL = 6;

    public FrameSettings {
        new Limits().whole("fragments", fragments, 1, MOST_FRAGMENTS).refuse();
    }

    /** Those of a feed with one topic. */
    public FrameSettings(int fragments, Optional<DeflateOffer> deflate) {
        this(fragments, deflate, 1);
    }

    /** Of zlib; any where nothing is deflated. */
    int level() {
        return deflate.map(DeflateOffer::level).orElse(DEFAULT_LEVEL);
    }
}
