package longwire.report.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import longwire.report.ExampleRun;
import longwire.report.Reports;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a browser is answered about runs. */
class RunBrowserTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private Path directory;

    private Path results;
    private final List<String> notices = new ArrayList<>();
    private StatusServer server;

    @BeforeEach
    void create() throws IOException {
        results = Files.createDirectory(directory.resolve("results"));
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void aLineForEachRunTellsItsFiguresItsLabelsAndWhetherItIsValid() throws Exception {
        RunDirectory good = run(1.0, "direct", "edge");
        Labels.NONE.with(Map.of("release", HOSTILE)).asBaseline(true).write(good.path());
        RunDirectory bad = run(1.2, "direct");
        bad.markInvalid(List.of("a process died"));

        String page = get("/").body();

        assertThat(page)
                .contains(
                        good.path().getFileName().toString(),
                        bad.path().getFileName().toString())
                .contains("direct websocket <b>1.00 ms</b>", "edge websocket <b>1.00 ms</b>")
                .contains("<b>1.20 ms</b>", "title=\"a process died\">INVALID")
                .contains("baseline release=&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(HOSTILE);
        assertThat(page.indexOf("data-name=\"" + name(bad) + "\""))
                .as("the latest first")
                .isLessThan(page.indexOf("data-name=\"" + name(good) + "\""));
    }

    @Test
    void aRunThatComesLaterIsThereAtTheNextLook() throws Exception {
        run(1.0, "direct");
        String before = get("/state").body();

        RunDirectory later = run(1.1, "direct");

        assertThat(get("/state").body()).isNotEqualTo(before);
        assertThat(get("/").body()).contains(later.path().getFileName().toString());
    }

    @Test
    void aRunIsReadTwoAreComparedAndSeveralStandOnOnePage() throws Exception {
        RunDirectory first = run(1.0, "direct", "edge");
        Reports.write(first);
        String one = name(first);
        String other = name(run(1.3, "direct", "edge"));

        assertThat(get("/run?name=" + one).body()).contains("<title>" + "example");
        assertThat(get("/" + one + "/report.html").body()).contains("<title>" + "example");
        assertThat(get("/history?metric=response%20p50").body()).contains("./" + one + "/report.html");
        assertThat(get("/report?run=" + one + "&run=" + other).body()).contains(one, other);
        assertThat(get("/compare?a=" + one + "&b=" + other).body()).contains("response p50", "Comparison");
        assertThat(get("/compare?a=" + one).body()).contains("direct", "edge", "response p50");
        assertThat(get("/compare?a=" + one + ":direct&b=" + one + ":edge").body())
                .contains("response p50");
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "/run, 400, name: none",
        "/run?name=nobody, 400, run: nobody (expected: the name of a run in",
        "/run?name=..%2Fsecret, 400, run: ../secret",
        "/run?name=.., 400, run: ..",
        "/run?name=%2Fetc, 400, run: /etc",
        "/run?name=link, 400, run: link",
        "/run?name=empty, 400, run: ",
        "/compare?a=nobody, 400, run: nobody",
        "/report, 400, run: 0 (expected: 1 to 20 names of runs)",
        "/history?metric=respons, 400, metric: respons",
        "/nobody/report.html, 400, run: nobody",
        "/etc/passwd, 404, expected: /",
        "/../secret/summary.json, 404, expected: /",
    })
    void whatIsNoRunIsRefusedByName(String target, int status, String told) throws Exception {
        Path secret = Files.createDirectory(directory.resolve("secret"));
        Files.writeString(secret.resolve("summary.json"), "{}");
        Files.createSymbolicLink(results.resolve("link"), secret);
        Files.createDirectory(results.resolve("empty"));

        HttpResponse<String> answer = get(target);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(told);
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
    }

    @Test
    void aDamagedRunIsToldAndStopsNothing() throws Exception {
        String good = name(run(1.0, "direct"));
        RunDirectory damaged = run(1.0, "direct");
        Files.writeString(damaged.path().resolve("summary.json"), "{ \"name\": ");

        assertThat(get("/").body()).contains(good, "1 damaged", "summary.json");
        assertThat(get("/run?name=" + name(damaged)).statusCode()).isEqualTo(500);
    }

    @Test
    void whatIsNoDirectoryIsRefusedAtTheStart() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(
                        () -> RunBrowser.open(results.resolve("nothing"), new Endpoint("127.0.0.1", 0), notices::add))
                .withMessageContaining("expected: a directory");
    }

    private HttpResponse<String> get(String target) throws IOException, InterruptedException {
        if (server == null) {
            server = RunBrowser.open(results, new Endpoint("127.0.0.1", 0), notices::add);
        }
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + server.endpoint() + target))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static String name(RunDirectory run) {
        return run.path().getFileName().toString();
    }

    private RunDirectory run(double times, String... paths) {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < 6; round++) {
            for (String path : paths) {
                long nanos = (long) (1e6 * times) + round;
                run.with(path, "websocket", ExampleRun.trial().readings(Series.RESPONSE, 3_000, any -> nanos));
            }
        }
        return run.finished();
    }
}
