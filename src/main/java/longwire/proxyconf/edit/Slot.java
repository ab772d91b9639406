package longwire.proxyconf.edit;

import java.util.List;

/**
 * The places of one setting in a configuration, and those where it is missing.
 *
 * @param mentions all places in effect for WebSockets; the first counts
 * @param gaps where it must be added to apply to all WebSockets
 * @param obstacle what is missing if there are neither mentions nor gaps; empty otherwise
 */
record Slot(List<Mention> mentions, List<Change> gaps, String obstacle) {
    Slot {
        mentions = List.copyOf(mentions);
        gaps = List.copyOf(gaps);
        if (mentions.isEmpty() && gaps.isEmpty() && obstacle.isEmpty()) {
            throw new IllegalArgumentException("a slot without a place (expected: an obstacle)");
        }
    }

    /** A slot with {@code obstacle} only if both lists are empty. */
    static Slot of(List<Mention> mentions, List<Change> gaps, String obstacle) {
        return new Slot(mentions, gaps, mentions.isEmpty() && gaps.isEmpty() ? obstacle : "");
    }

    static Slot missing(String obstacle) {
        return new Slot(List.of(), List.of(), obstacle);
    }
}
