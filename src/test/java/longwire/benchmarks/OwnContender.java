package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static longwire.gatling.Longwire.close;
import static longwire.gatling.Longwire.connect;
import static longwire.gatling.Longwire.longwire;
import static longwire.gatling.Longwire.stream;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocol;
import org.HdrHistogram.Histogram;

/** Longwire's protocol in Gatling. */
final class OwnContender implements Contender {
    private final String name;
    private final int payloadBytes;
    private final ConversationSettings conversation;
    private Viewers viewers;

    private OwnContender(String name, int payloadBytes, ConversationSettings conversation) {
        this.name = name;
        this.payloadBytes = payloadBytes;
        this.conversation = conversation;
    }

    /** With the messages that every contender sends. */
    static OwnContender likeTheOthers() {
        return new OwnContender("longwire", Load.PAYLOAD_BYTES, ConversationSettings.ECHO);
    }

    /** With messages of a protocol, to which the origin's echo is an answer; called as the protocol is. */
    static OwnContender speaking(Protocol protocol, int messageBytes) {
        return new OwnContender(
                protocol.label(), messageBytes, new ConversationSettings(protocol, List.of(), Map.of()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public PopulationBuilder population(String scenario, Load load, Figures figures) {
        return scenario(scenario)
                .exec(connect("own connect"))
                .exec(load.messagesPerSecond() == 0 ? Idle.hold(load, figures) : messages(load))
                .exec(close("own close"))
                .injectOpen(load.arrivals())
                .protocols(longwire(() -> shared(load, figures)));
    }

    private ChainBuilder messages(Load load) {
        return exec(stream("own echo")
                .messagesPerSecond(load.messagesPerSecond())
                .payloadBytes(payloadBytes)
                .warmUp(Duration.ofSeconds(load.warmUpSeconds()))
                .during(Duration.ofSeconds(load.seconds()))
                .together());
    }

    private synchronized longwire.viewer.Load shared(Load load, Figures figures) {
        figures.opening();
        if (viewers == null) {
            viewers = Viewers.start(
                    ViewerSettings.forConnections(load.connections()).conversation(conversation));
        }
        var shared = new longwire.viewer.Load(
                viewers,
                Transport.WEBSOCKET,
                Target.parse("origin", load.origin()),
                load.connections(),
                load.handshakesPerSecond());
        shared.gate().onOpen(start -> figures.begin(start, load));
        figures.collectWith(() -> {
            Map<Series, Histogram> taken = shared.readings().takeInterval();
            figures.add(
                    taken.getOrDefault(Series.RESPONSE, Latencies.histogram()),
                    taken.getOrDefault(Series.SERVICE, Latencies.histogram()),
                    taken.getOrDefault(Series.SEND_LAG, Latencies.histogram()));
        });
        return shared;
    }
}
