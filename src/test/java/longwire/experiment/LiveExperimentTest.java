package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.clock.Patience;
import longwire.live.metrics.Collector;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A whole experiment that is watched while it is on. */
@Tag("whole")
@Timeout(Patience.TEST_SECONDS)
class LiveExperimentTest {
    private static final Pattern ADDRESS = Pattern.compile("live: (http://127\\.0\\.0\\.1:\\d+)/ and /metrics");
    private static final String SENT =
            "longwire_messages_sent_total\\{path=\"direct\",transport=\"websocket\",trial=\"1\"\\} ([0-9.E]+)";
    private static final String ANSWERED = "longwire_response_time_seconds_count\\{path=\"direct\",.*\\} ([0-9]+)";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    @LongTest
    @Test
    void itsFiguresAreToBeHadWhileItIsOnAndNotLonger() throws Exception {
        try (Collector collector = new Collector(200);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        SmallPlan.with(
                                "--watch",
                                "--live",
                                "127.0.0.1:0",
                                "live.otlp=" + collector.url(""),
                                "live.otlp-interval=1s",
                                "paths=direct",
                                "duration=4s",
                                "warm-up-messages=500"))) {
            String url = url(experiment);
            assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();

            double sent = awaitAbove(url, SENT, 0);
            awaitAbove(url, SENT, sent);
            awaitAbove(url, ANSWERED, 0);
            assertThat(get(url + "/live.json"))
                    .contains("\"experiment\":\"echo-round-trip\"")
                    .contains("\"name\":\"1-direct-websocket\"")
                    .contains("\"connections\":40,\"open\":40");
            assertThat(get(url + "/")).startsWith("<!DOCTYPE html>");
            assertThat(pushed(collector)).contains("longwire.messages.sent", "echo-round-trip");
            RunProcess on = RunProcess.read(experiment.run()).orElseThrow();
            assertThat(on.isAlive()).isTrue();
            assertThat("http://" + on.live()).isEqualTo(url);

            experiment.awaitEnd();
            assertThat(RunDirectory.open(experiment.run()).summary().trials()).hasSize(1);
            assertThat(RunProcess.read(experiment.run())).isEmpty();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> get(url + "/metrics"));
            assertThat(experiment.text())
                    .as("a dashboard needs a terminal; without one there is a line a second")
                    .contains("[1/1] direct websocket  measuring")
                    .doesNotContain("\u001b");
        }
    }

    @LongTest
    @Test
    void anAddressThatIsTakenEndsItWithStatus3() throws Exception {
        try (Collector taken = new Collector(200);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        "live.listen=127.0.0.1:" + taken.url("").getPort())) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(3);
            assertThat(experiment.text()).contains("cannot be bound").doesNotContain("\tat ");
        }
    }

    private static String url(ExperimentProcess experiment) throws IOException {
        assertThat(experiment.awaitLine("live: ")).as(experiment.text()).isTrue();
        Matcher address = ADDRESS.matcher(experiment.text());
        assertThat(address.find()).as(experiment.text()).isTrue();
        return address.group(1);
    }

    /** Scrapes until {@code sample} is above {@code value}, and gives what it is then. */
    private double awaitAbove(String url, String sample, double value) throws Exception {
        while (true) {
            Matcher samples = Pattern.compile(sample).matcher(get(url + "/metrics"));
            if (samples.find() && Double.parseDouble(samples.group(1)) > value) {
                return Double.parseDouble(samples.group(1));
            }
        }
    }

    /** The first push that holds a trial; its names are text, also in protobuf. */
    private static String pushed(Collector collector) throws InterruptedException {
        while (true) {
            String body = new String(collector.next().body(), StandardCharsets.ISO_8859_1);
            if (body.contains("longwire.response.time")) {
                return body;
            }
        }
    }

    private String get(String url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url)).build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
