package longwire.origin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import longwire.fault.InputFault;

/** Closes all WebSockets that the origin has open, spread evenly over a time and in random order. New ones stay. */
final class Farewell {
    /** The name, in the query of the request, of the time over which they are spread. */
    static final String LASTING_MILLIS = "lasting-millis";
    /** Longer than any trial. */
    private static final long MOST_MILLIS = Duration.ofHours(1).toMillis();

    private final Collection<OriginLoop> loops;

    Farewell(Collection<OriginLoop> loops) {
        this.loops = loops;
    }

    /**
     * Begins as the query of {@code uri} says; at once where it says nothing.
     *
     * @throws InputFault when the time is not a whole number from 0 to an hour
     */
    void begin(String uri) {
        long lastingMillis =
                Query.value(uri, LASTING_MILLIS).map(Farewell::millis).orElse(0L);
        loops.forEach(loop -> loop.eventLoop().execute(() -> spread(loop, lastingMillis)));
    }

    private static long millis(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("\\d{1,9}"))
                .map(Long::parseLong)
                .filter(millis -> millis <= MOST_MILLIS)
                .orElseThrow(() -> new InputFault(LASTING_MILLIS, text, "a whole number from 0 to " + MOST_MILLIS));
    }

    private static void spread(OriginLoop loop, long lastingMillis) {
        List<WebSocketHandler> open = new ArrayList<>(loop.webSockets());
        // Those opened first have the first places in a proxy, too.
        Collections.shuffle(open, new Random(open.size()));
        for (int index = 0; index < open.size(); index++) {
            long afterNanos = TimeUnit.MILLISECONDS.toNanos(lastingMillis) * index / open.size();
            loop.eventLoop().schedule(open.get(index)::leave, afterNanos, TimeUnit.NANOSECONDS);
        }
    }
}
