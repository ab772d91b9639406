package longwire.gatling;

import io.gatling.javaapi.core.ProtocolBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import longwire.process.BackgroundThreads;
import longwire.settings.PlaceholderText;
import longwire.viewer.Load;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocol;

/**
 * A protocol for users of one URL, with event loops of its own. Immutable: each method returns a changed copy.
 *
 * @param target URL that users connect to
 * @param transport how they get their messages
 * @param connections number of users; determines how their due times are spread, and how many users {@link StreamStep#together}
 *     waits for
 * @param handshakesPerSecond rate at which handshakes are due after the first user has started
 * @param settings of all viewers; null for defaults that fit the connections
 * @param spoken what is said on top of the settings, in whichever order they come
 * @param recordTo directory to write interval logs and counts to when the simulation ends; null for none
 */
public record UrlProtocolBuilder(
        Target target,
        Transport transport,
        int connections,
        double handshakesPerSecond,
        ViewerSettings settings,
        UnaryOperator<ViewerSettings> spoken,
        Path recordTo)
        implements ProtocolBuilder {
    private static final double DEFAULT_HANDSHAKES_PER_SECOND = 500;

    static UrlProtocolBuilder to(String url) {
        return new UrlProtocolBuilder(
                Target.parse("url", url),
                Transport.WEBSOCKET,
                1,
                DEFAULT_HANDSHAKES_PER_SECOND,
                null,
                UnaryOperator.identity(),
                null);
    }

    /** Sets another transport than WebSocket. */
    public UrlProtocolBuilder transport(Transport other) {
        return new UrlProtocolBuilder(target, other, connections, handshakesPerSecond, settings, spoken, recordTo);
    }

    /** Sets the number of users, which must be the number that the population injects; 1 or more. */
    public UrlProtocolBuilder connections(int users) {
        return new UrlProtocolBuilder(target, transport, users, handshakesPerSecond, settings, spoken, recordTo);
    }

    /** Sets the rate at which handshakes are due. */
    public UrlProtocolBuilder handshakesPerSecond(double rate) {
        return new UrlProtocolBuilder(target, transport, connections, rate, settings, spoken, recordTo);
    }

    /** Sets the settings of the viewers. */
    public UrlProtocolBuilder settings(ViewerSettings others) {
        return new UrlProtocolBuilder(target, transport, connections, handshakesPerSecond, others, spoken, recordTo);
    }

    /**
     * Adds a header to each request that opens a connection.
     *
     * @param value with placeholders as in a plan, such as {@code Bearer ${env.TOKEN}}
     */
    public UrlProtocolBuilder header(String name, String value) {
        PlaceholderText text = PlaceholderText.parse(name, value);
        return speaking(viewers -> viewers.opening(viewers.opening().header(name, text)));
    }

    /** Offers subprotocols, the preferred first. */
    public UrlProtocolBuilder subprotocols(String... offered) {
        return speaking(viewers -> viewers.opening(viewers.opening().subprotocols(List.of(offered))));
    }

    /** Speaks {@code protocol}, with its own messages. */
    public UrlProtocolBuilder conversation(Protocol protocol) {
        return conversation(new ConversationSettings(protocol, List.of(), Map.of()));
    }

    /**
     * Speaks {@code protocol} with messages of this text.
     *
     * @param message with {@code ${id}}, {@code ${payload}}, and placeholders as in a plan
     */
    public UrlProtocolBuilder conversation(Protocol protocol, String message) {
        List<PlaceholderText> messages = List.of(PlaceholderText.parse("message", message));
        return conversation(new ConversationSettings(protocol, messages, Map.of()));
    }

    /**
     * Lets the first {@code users} publish, and all others receive what they publish; 0 for none. It follows
     * {@link #conversation}. Who publishes sends at the rate of its {@link StreamStep}.
     */
    public UrlProtocolBuilder publishers(int users) {
        return speaking(viewers -> viewers.conversation(viewers.conversation().publishers(users)));
    }

    /** Writes the readings, in nanoseconds, to {@code directory}. */
    public UrlProtocolBuilder recordTo(Path directory) {
        return new UrlProtocolBuilder(target, transport, connections, handshakesPerSecond, settings, spoken, directory);
    }

    @Override
    public io.gatling.core.protocol.Protocol protocol() {
        Supplier<Load> load = () -> {
            BackgroundThreads.giveWay();
            return new Load(Viewers.start(own()), transport, target, connections, handshakesPerSecond);
        };
        own().check(List.of(target), connections);
        return new LongwireProtocol(load, recordTo, true);
    }

    private UrlProtocolBuilder conversation(ConversationSettings conversation) {
        return speaking(viewers -> viewers.conversation(conversation));
    }

    private UrlProtocolBuilder speaking(UnaryOperator<ViewerSettings> more) {
        return new UrlProtocolBuilder(
                target,
                transport,
                connections,
                handshakesPerSecond,
                settings,
                viewers -> more.apply(spoken.apply(viewers)),
                recordTo);
    }

    private ViewerSettings own() {
        return spoken.apply(settings == null ? ViewerSettings.forConnections(connections) : settings);
    }
}
