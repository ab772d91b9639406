package longwire.proxyconf.model;

import java.time.Duration;
import longwire.fault.InputFault;

/**
 * What a configuration must support.
 *
 * @param connections number of WebSockets open at the same time
 * @param pingInterval interval at which the viewer or the origin sends a ping, and so the longest silence in a tunnel
 * @param processors number of processors of the machine that the proxy runs on
 * @param reloads whether the configuration is reloaded while tunnels are open
 */
public record Assumptions(int connections, Duration pingInterval, int processors, boolean reloads) {
    /** A tunnel has a connection on each side of the proxy. */
    private static final long CONNECTIONS_EACH = 2;
    /** A thread with more tunnels spends most of its time on them; it carries at most 25,000 frames a second. */
    private static final int MOST_FOR_ONE_THREAD = 10_000;
    /** Number of pings that may be lost before a recommended timeout. */
    private static final int PINGS_TO_WAIT = 3;

    public Assumptions {
        if (connections < 1) {
            throw new InputFault("connections", connections, "1 or more");
        }
        if (pingInterval.isNegative() || pingInterval.isZero()) {
            throw new InputFault("ping-interval", DurationText.words(pingInterval), "above 0");
        }
        if (processors < 1) {
            throw new InputFault("processors", processors, "1 or more");
        }
    }

    /** Number of connections that the proxy has open when all tunnels are open. */
    public long proxyConnections() {
        return CONNECTIONS_EACH * connections;
    }

    /** Whether there are too many tunnels for one thread, or for one worker with one thread. */
    public boolean isMuchForOneThread() {
        return connections > MOST_FOR_ONE_THREAD;
    }

    /** Whether an idle limit of {@code idle} closes a tunnel in which pings are sent. */
    public boolean isCutBy(Duration idle) {
        return idle.compareTo(pingInterval) <= 0;
    }

    /** An idle limit to recommend, in whole seconds. */
    public long patienceSeconds() {
        return DurationText.wholeSeconds(pingInterval.multipliedBy(PINGS_TO_WAIT));
    }
}
