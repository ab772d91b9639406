package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.message.PayloadKind;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A feed of several topics, of which each viewer gets one. */
@Timeout(Patience.TEST_SECONDS)
class TopicTest {
    private static final int TOPICS = 3;
    private static final double PER_SECOND = 300;
    private static final Pattern CREATED = Pattern.compile("\"eventsCreated\":(\\d+)");

    @Test
    void eachSubscriberGetsEveryEventOfItsTopicAndNoOther() throws Exception {
        OriginSettings settings = new OriginSettings(
                new Endpoint("127.0.0.1", 0), 1, PER_SECOND, 64, 1 << 20, PayloadKind.BINARY, 3, TOPICS, 1, 6);
        try (OriginServer origin = OriginServer.start(settings);
                Rig rig = Rig.start(Rig.SETTINGS.frames(new FrameSettings(1, Optional.empty(), TOPICS)))) {
            List<Viewer> viewers =
                    rig.open(2 * TOPICS, Transport.WEBSOCKET, Rig.target(origin, "/feed?topic=${index}"));
            long before = created(origin);
            List<CompletableFuture<StreamOutcome>> outcomes = viewers.stream()
                    .map(viewer -> rig.subscribing(viewer, Duration.ofMillis(500)))
                    .toList();
            long all = 0;
            for (CompletableFuture<StreamOutcome> outcome : outcomes) {
                all += Rig.get(outcome).answered();
            }

            // They are still subscribed, and count what comes after the outcomes.
            assertThat(rig.count(Count.EVENTS)).isGreaterThanOrEqualTo(all);
            assertThat(rig.count(Count.EVENTS_MISSED)).isZero();
            assertThat(rig.count(Count.EVENTS_DUPLICATED)).isZero();
            // The first event of each is not counted, nor those of the origin after the end; a burst has one of each
            // topic.
            long made = (created(origin) - before) / TOPICS;
            assertThat(all + rig.count(Count.EVENTS_MISSED)).isBetween(2L * TOPICS, 2L * TOPICS * made);
        }
    }

    private static long created(OriginServer origin) throws Exception {
        try (InputStream counters =
                URI.create("http://" + origin.endpoint() + "/counters").toURL().openStream()) {
            Matcher count = CREATED.matcher(new String(counters.readAllBytes(), StandardCharsets.US_ASCII));
            assertThat(count.find()).isTrue();
            return Long.parseLong(count.group(1));
        }
    }
}
