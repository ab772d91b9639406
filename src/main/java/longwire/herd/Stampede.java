package longwire.herd;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import longwire.viewer.Backoff;
import longwire.viewer.Backoff.Waiting;

/**
 * What cuts all tunnels, and how their viewers return.
 *
 * @param name of it, for people and as the name of its run
 * @param disturbance of the plan
 * @param away how long the server is away
 * @param spread over which the cuts are spread
 * @param backoff of the viewers
 */
record Stampede(String name, String disturbance, Duration away, Duration spread, Backoff backoff) {
    /** Not a multiple of a wait, so that the proxy has some 300 ms to start before the next attempts. */
    private static final Duration AWAY = Duration.ofMillis(1_200);

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);
    private static final Duration SPREAD = Duration.ofSeconds(8);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final int ATTEMPTS = 200;
    /** For what a server needs beyond the law, and for the time before the first cut. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final double MILLIS_PER_SECOND = 1e3;

    /** A proxy that dies, with three ways to wait for it; and an origin that spreads its closes, to which viewers return at once. */
    static List<Stampede> all() {
        return List.of(
                killed(Waiting.NONE),
                killed(Waiting.EXPONENTIAL),
                killed(Waiting.FULL_JITTER),
                closed("spread closes", SPREAD, new Backoff(AT_ONCE, AT_ONCE, ATTEMPTS, Waiting.NONE)));
    }

    /** The origin closes all at once, and stays; first attempts are drawn from {@code jitter}. */
    static Stampede jittered(Duration jitter) {
        return closed("jitter " + jitter.toMillis() + " ms", Duration.ZERO, new Backoff(jitter, jitter, ATTEMPTS));
    }

    private static Stampede killed(Waiting waiting) {
        return new Stampede(
                label(waiting), "kill", AWAY, Duration.ZERO, new Backoff(FIRST, LONGEST, ATTEMPTS, waiting));
    }

    private static Stampede closed(String name, Duration spread, Backoff backoff) {
        return new Stampede(name, "close-tunnels", Duration.ZERO, spread, backoff);
    }

    /** The law of {@code connections} viewers. */
    Law law(int connections) {
        return Law.of(backoff, connections, away, spread);
    }

    /** The settings of its experiment beside those of the plan; all of {@code connections} have the time to come back. */
    List<String> settings(int connections) {
        Duration lasting = away.plus(spread);
        long lawMillis = Math.round(MILLIS_PER_SECOND * law(connections).allBack());
        return List.of(
                "disturbance.what=" + disturbance,
                "disturbance.lasting=" + lasting.toMillis() + "ms",
                "duration=" + (lawMillis + REST.toMillis()) + "ms",
                "reconnect.first=" + backoff.first().toMillis() + "ms",
                "reconnect.longest=" + backoff.longest().toMillis() + "ms",
                "reconnect.attempts=" + backoff.attempts(),
                "reconnect.waiting=" + label(backoff.waiting()));
    }

    /** The name of its run. */
    String run() {
        return "herd-" + name.replace(' ', '-');
    }

    private static String label(Waiting waiting) {
        return waiting.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
