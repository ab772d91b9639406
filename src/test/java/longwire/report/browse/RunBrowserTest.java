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
import longwire.results.RunProcess;
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
                .contains(">baseline</span>", ">release=&lt;img src=x onerror=alert(1)&gt;</span>")
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
        assertThat(get("/history?metric=response%20p50").body())
                .contains("./run?name=" + one, "./compare?a=" + one + "\u0026b=" + other);
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
        "/run?name=leak, 400, 'run: leak (expected: a run without links out of its directory, such as plan.conf)'",
        "/label, 404, expected: /",
        "/etc/passwd, 404, expected: /",
        "/../secret/summary.json, 404, expected: /",
    })
    void whatIsNoRunIsRefusedByName(String target, int status, String told) throws Exception {
        Path secret = Files.createDirectory(directory.resolve("secret"));
        Files.writeString(secret.resolve("summary.json"), "{}");
        Files.createSymbolicLink(results.resolve("link"), secret);
        Files.createDirectory(results.resolve("empty"));
        Path leak = Files.move(run(1.0, "direct").path(), results.resolve("leak"));
        Files.delete(leak.resolve("plan.conf"));
        Files.createSymbolicLink(leak.resolve("plan.conf"), secret.resolve("summary.json"));

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

        assertThat(get("/").body()).contains(good, "1 not read", "summary.json");
        assertThat(get("/run?name=" + name(damaged)).statusCode()).isEqualTo(500);
    }

    @Test
    void aRunThatIsOnIsNoDamageAndLeadsToItsLivePageOrToItsTrialsSoFar() throws Exception {
        RunProcess process = RunProcess.ours("example", ExampleRun.START, 12);
        RunDirectory watched = run(1.0, "direct");
        watched.markInvalid(List.of("not finished"));
        process.withLive("127.0.0.1:9464").write(watched.path());
        RunDirectory begun = RunDirectory.create(results, "begun", ExampleRun.START);
        process.write(begun.path());

        String page = get("/").body();

        assertThat(page)
                .contains("<a href=\"http://127.0.0.1:9464/\">running, live</a>", "6 of 12")
                .contains("<a href=\"./run?name=" + name(begun) + "\">running</a>", "0 of 12")
                .doesNotContain("INVALID</span>", "not read");
        assertThat(get("/run?name=" + name(watched)).body())
                .contains("6 of 12 trials have ended", "http://127.0.0.1:9464/", "1-direct-websocket", "1.00 ms")
                .contains("./report?run=" + name(watched));
        assertThat(get("/run?name=" + name(begun)).body()).contains("0 of 12 trials", "live.listen=127.0.0.1:9464");
    }

    @Test
    void aRunWhoseProcessWasKilledIsShownAsThat() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        RunProcess killed = new RunProcess("example", ExampleRun.START.toString(), 12, ended.pid(), 0, "");
        RunDirectory half = run(1.0, "direct");
        half.markInvalid(List.of("not finished"));
        killed.write(half.path());
        killed.write(RunDirectory.create(results, "begun", ExampleRun.START).path());

        assertThat(get("/").body())
                .contains("title=\"not finished: its process was killed\">INVALID")
                .contains("title=\"its process was killed before a trial had ended\">INVALID")
                .doesNotContain(">running", "not read");
        assertThat(get("/run?name=" + name(half)).body()).contains("<title>example", "not finished");
    }

    @Test
    void aRunIsComparedWithTheNewestBaselineBeforeItOrElseWithTheRunBefore() throws Exception {
        String first = name(run(1.0, "direct"));
        RunDirectory baseline = run(1.0, "direct");
        String third = name(run(1.0, "direct"));
        String fourth = name(run(1.0, "direct"));

        assertThat(get("/").body()).contains("./compare?a=" + third + "&amp;b=" + fourth);

        Labels.NONE.asBaseline(true).write(baseline.path());

        assertThat(get("/").body())
                .contains("./compare?a=" + first + "&amp;b=" + name(baseline))
                .contains("./compare?a=" + name(baseline) + "&amp;b=" + third)
                .contains("./compare?a=" + name(baseline) + "&amp;b=" + fourth);
    }

    @Test
    void aLabelIsSetChangedAndRemovedAndABaselineMadeAndTakenBack() throws Exception {
        RunDirectory run = run(1.0, "direct");
        String form = "run=" + name(run);

        assertThat(post(form + "&name=release&value=1.2+rc").body()).contains("\"release=1.2 rc\"");
        assertThat(post(form + "&baseline=true").body()).contains("\"baseline\"", "\"release=1.2 rc\"");
        assertThat(Labels.read(run.path()))
                .isEqualTo(Labels.NONE.with(Map.of("release", "1.2 rc")).asBaseline(true));
        assertThat(get("/").body()).contains("data-label=\"release=1.2 rc\"");

        assertThat(post(form + "&name=release&value=&baseline=false").statusCode())
                .isEqualTo(200);
        assertThat(Labels.read(run.path())).isEqualTo(Labels.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "run=RUN, name:  (expected: the name of a label",
        "run=RUN&name=1x&value=2, label: 1x (expected: a letter",
        "run=RUN&name=x&value=a%0Ab, 'label x: a\nb (expected: 1 to 64 characters'",
        "run=RUN&baseline=perhaps, baseline: perhaps (expected: true or false)",
        "name=x&value=1, run: none (expected: the name of a run)",
        "run=..%2Fsecret&name=x&value=1, run: ../secret",
        "run=.&name=x&value=1, run: .",
    })
    void aLabelThatIsNoneIsRefusedByNameAndNothingIsWritten(String form, String told) throws Exception {
        RunDirectory run = run(1.0, "direct");

        HttpResponse<String> answer = post(form.replace("RUN", name(run)));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(told.replace("\\n", "\n"));
        assertThat(Labels.file(run.path())).doesNotExist();
    }

    @Test
    void aForeignPageChangesNothing() throws Exception {
        RunDirectory run = run(1.0, "direct");

        HttpResponse<String> answer = post("run=" + name(run) + "&baseline=true", "http://evil.example");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Origin: http://evil.example (expected: http://127.0.0.1:");
        assertThat(Labels.file(run.path())).doesNotExist();
    }

    @Test
    void beyondLoopbackNothingIsWritten() throws Exception {
        RunDirectory run = run(1.0, "direct");
        server = RunBrowser.open(results, new Endpoint("0.0.0.0", 0), notices::add);

        HttpResponse<String> answer = post("run=" + name(run) + "&baseline=true");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(Labels.file(run.path())).doesNotExist();
        assertThat(get("/").body()).contains("id=\"compare\"").doesNotContain("id=\"labels\"");
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
                .send(HttpRequest.newBuilder(URI.create(url() + target)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String form) throws IOException, InterruptedException {
        get("/state");
        return post(form, url());
    }

    private HttpResponse<String> post(String form, String origin) throws IOException, InterruptedException {
        get("/state");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url() + "/label"))
                                .header("Origin", origin)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private String url() {
        return "http://127.0.0.1:" + server.endpoint().port();
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
