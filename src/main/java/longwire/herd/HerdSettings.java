package longwire.herd;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import longwire.settings.Limits;

/**
 * What a herd is measured with.
 *
 * @param path the proxy, as plans name it
 * @param connections number of viewers, 1,000 to 60,000
 * @param limit of the handshakes' p99, 1 ms to 10 s
 * @param results in which its directory is created
 * @param plans the directory of its plan
 */
public record HerdSettings(String path, int connections, Duration limit, Path results, Path plans) {
    static final String PLAN = "reconnect-herd.conf";
    /** With fewer there is no p99. */
    private static final int LEAST_CONNECTIONS = 1_000;

    private static final int MOST_CONNECTIONS = 60_000;
    private static final Duration SHORTEST_LIMIT = Duration.ofMillis(1);
    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(10);

    public HerdSettings {
        boolean sensible = limit.compareTo(SHORTEST_LIMIT) >= 0 && limit.compareTo(LONGEST_LIMIT) <= 0;
        new Limits()
                .whole("connections", connections, LEAST_CONNECTIONS, MOST_CONNECTIONS)
                .check("limit", limit.toMillis() + "ms", sensible, "1ms to 10s")
                .check("plans", plans, Files.isReadable(plans.resolve(PLAN)), "a directory with " + PLAN)
                .refuse();
    }
}
