package longwire.proxyconf.model;

import java.time.Duration;
import longwire.fault.InputFault;

/**
 * What the configuration is to bear.
 *
 * @param connections WebSockets open at once
 * @param pingInterval the longest that a tunnel is silent: its viewer or its origin sends a ping so often
 * @param processors of the machine that the proxy runs on
 * @param reloads whether the configuration is reloaded while tunnels are open
 */
public record Assumptions(int connections, Duration pingInterval, int processors, boolean reloads) {
    /** A tunnel has a connection on each side of the proxy. */
    private static final long CONNECTIONS_EACH = 2;
    /** A thread that carries more than these spends most of itself on them: 25,000 frames a second are its end. */
    private static final int MOST_FOR_ONE_THREAD = 10_000;
    /** So many pings may get lost before a timeout should. */
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

    /** Connections that the proxy has open when all tunnels are. */
    public long proxyConnections() {
        return CONNECTIONS_EACH * connections;
    }

    /** Whether one thread, or one worker with one thread, has too much to carry. */
    public boolean isMuchForOneThread() {
        return connections > MOST_FOR_ONE_THREAD;
    }

    /** Whether a tunnel in which pings are sent is closed by a limit of {@code idle}. */
    public boolean isCutBy(Duration idle) {
        return idle.compareTo(pingInterval) <= 0;
    }

    /** An idle limit to recommend, in whole seconds. */
    public long patienceSeconds() {
        return DurationText.wholeSeconds(pingInterval.multipliedBy(PINGS_TO_WAIT));
    }
}
