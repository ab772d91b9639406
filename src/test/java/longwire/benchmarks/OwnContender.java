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
import java.util.Map;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** Longwire's protocol in Gatling. */
final class OwnContender implements Contender {
    private Viewers viewers;

    @Override
    public String name() {
        return "longwire";
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

    private static ChainBuilder messages(Load load) {
        return exec(stream("own echo")
                .messagesPerSecond(load.messagesPerSecond())
                .payloadBytes(Load.PAYLOAD_BYTES)
                .warmUp(Duration.ofSeconds(load.warmUpSeconds()))
                .during(Duration.ofSeconds(load.seconds()))
                .together());
    }

    private synchronized longwire.viewer.Load shared(Load load, Figures figures) {
        figures.opening();
        if (viewers == null) {
            viewers = Viewers.start(ViewerSettings.forConnections(load.connections()));
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
