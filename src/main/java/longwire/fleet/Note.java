package longwire.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.nio.charset.StandardCharsets;
import longwire.results.Json;

/**
 * What one process of a fleet says to another: a JSON object in UTF-8, as docs/fleet.md describes it.
 *
 * @param what it is about
 * @param trial number of the trial, from 1; 0 where it is about none
 * @param content of the kind that {@code what} has
 */
record Note(What what, int trial, JsonNode content) {
    /** What a note is about, who says it, and its content; of a question, the answer's content. */
    enum What {
        /** The lead asks who a member is: {@link MemberFacts}. */
        FACTS,
        /** The lead asks what a member's clock reads: nanoseconds. */
        CLOCK,
        /** The lead gives a member its part, {@link Assignment}; answered once it is taken. */
        ASSIGNMENT,
        /** A member asks, ready for the first trial: answered at once. */
        READY,
        /** A member asks whether a trial runs: true or false. */
        TURN,
        /** A member asks when handshakes begin: nanoseconds on the member's clock. */
        HANDSHAKES,
        /** A member's viewers are all open; it asks when messages begin: nanoseconds on the member's clock. */
        MESSAGES,
        /** A member tells what it recorded: {@link Interval}. */
        INTERVAL,
        /** A member's viewers of a trial are done, {@link TrialEnd}: answered at once. */
        ENDED,
        /** A member asks whether the lead is there: answered at once. */
        HERE,
        /** A member is about to end in the middle, and closes its connections first: answered at once. */
        LEAVING,
        /** A member has closed them, {@link Farewell}: answered at once. */
        LEFT,
        /** A member has done its part: answered at once. */
        OVER
    }

    static Note of(What what) {
        return of(what, 0, null);
    }

    static Note of(What what, int trial, Object content) {
        return new Note(what, trial, content == null ? NullNode.getInstance() : Json.tree(content));
    }

    /** @throws longwire.fault.OutsideFault if {@code bytes} are none */
    static Note read(byte[] bytes) {
        return Json.parse(bytes, Note.class);
    }

    byte[] bytes() {
        return Json.write(this).getBytes(StandardCharsets.UTF_8);
    }

    /** Its content. */
    <T> T content(Class<T> type) {
        return Json.value(content, type);
    }
}
