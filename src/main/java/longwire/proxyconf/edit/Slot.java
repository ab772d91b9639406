package longwire.proxyconf.edit;

import java.util.List;

/**
 * Where one setting stands in a configuration, or would stand.
 *
 * @param mentions all that are in effect for WebSockets; the first counts
 * @param gaps where it must be said in addition, so that it holds for all WebSockets
 * @param obstacle what is missing where there is neither; empty else
 */
record Slot(List<Mention> mentions, List<Change> gaps, String obstacle) {
    Slot {
        mentions = List.copyOf(mentions);
        gaps = List.copyOf(gaps);
        if (mentions.isEmpty() && gaps.isEmpty() && obstacle.isEmpty()) {
            throw new IllegalArgumentException("a slot without a place (expected: what is missing)");
        }
    }

    /** One that is either; {@code obstacle} is told where both lists are empty. */
    static Slot of(List<Mention> mentions, List<Change> gaps, String obstacle) {
        return new Slot(mentions, gaps, mentions.isEmpty() && gaps.isEmpty() ? obstacle : "");
    }

    static Slot missing(String obstacle) {
        return new Slot(List.of(), List.of(), obstacle);
    }
}
