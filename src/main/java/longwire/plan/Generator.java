package longwire.plan;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.time.Duration;
import java.util.List;
import longwire.fault.InputFault;
import longwire.settings.Limits;
import longwire.viewer.Backoff;
import longwire.viewer.ViewerSettings;

/**
 * Settings of the process that sends and receives.
 *
 * @param eventLoops threads that do so
 * @param sourceAddresses number of local addresses that connections use in turn; 0 for as many as they need
 * @param connectTimeout limit for TCP, TLS and upgrade together
 * @param connectionPerPoll whether each poll has a connection of its own
 * @param pingInterval interval of pings on each open WebSocket; zero sends none
 * @param pingIntervals of viewers that ping at different ones, in turn; empty where all have the same
 * @param pingTimeout how long to wait for a pong before the connection is given up; zero waits for ever
 * @param verifyTls whether the certificate of a target must be valid
 * @param spin how long at most before a message is due a loop wakes up and spins
 * @param reconnect of viewers whose connection was dropped or refused
 */
public record Generator(
        int eventLoops,
        int sourceAddresses,
        Duration connectTimeout,
        boolean connectionPerPoll,
        Duration pingInterval,
        List<String> pingIntervals,
        Duration pingTimeout,
        boolean verifyTls,
        Duration spin,
        Backoff reconnect) {
    private static final String INTERVALS = "ping-intervals";
    private static final int MOST_ATTEMPTS = 1_000;

    public Generator {
        new Limits()
                .whole("source-addresses", sourceAddresses, 0, ViewerSettings.MOST_SOURCES)
                .whole("reconnect.attempts", reconnect.attempts(), 0, MOST_ATTEMPTS)
                .refuse();
        pingIntervals.forEach(Generator::interval);
        new ViewerSettings(eventLoops, 1, connectTimeout, reconnect, pingInterval, verifyTls, spin)
                .pingTimeout(pingTimeout);
    }

    /** The intervals that viewers use in turn; empty where all have the same. */
    public List<Duration> pings() {
        return pingIntervals.stream().map(Generator::interval).toList();
    }

    private static Duration interval(String text) {
        try {
            Duration interval =
                    ConfigValueFactory.fromAnyRef(text).atKey(INTERVALS).getDuration(INTERVALS);
            if (interval.compareTo(Duration.ZERO) > 0) {
                return interval;
            }
        } catch (ConfigException noDuration) {
            // Refused as one that is not above 0.
        }
        throw new InputFault(INTERVALS, text, "durations above 0, such as [5s, 8s]");
    }

    /**
     * Settings of the viewers.
     *
     * @param connections of each trial
     * @param external whether somebody else's certificates are met. Those of our own paths are made when they start, and
     *     nobody's signature stands behind them
     */
    ViewerSettings viewers(int connections, boolean external) {
        int sources = sourceAddresses == 0 ? ViewerSettings.sourcesFor(connections) : sourceAddresses;
        return new ViewerSettings(
                        eventLoops, sources, connectTimeout, reconnect, pingInterval, verifyTls && external, spin)
                .pingTimeout(pingTimeout)
                .connectionPerPoll(connectionPerPoll);
    }
}
