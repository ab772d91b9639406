package longwire.report.browse;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.comparison.ChangePoints;
import longwire.comparison.RunComparison;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.network.Endpoint;
import longwire.network.status.HostNames;
import longwire.network.status.StatusAnswer;
import longwire.network.status.StatusPages;
import longwire.network.status.StatusServer;
import longwire.report.history.History;
import longwire.report.history.HistoryFormats;
import longwire.report.history.HistoryQuestion;
import longwire.report.history.HistoryShown;
import longwire.report.page.HtmlReport;
import longwire.report.page.PageFigures;
import longwire.report.page.PageLink;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;

/**
 * What a browser is answered about the runs of a results directory. Links can be kept: a page is a question, and is answered
 * anew each time. It changes nothing but labels.
 */
public final class RunBrowser implements StatusPages {
    private static final String HTML = "text/html; charset=utf-8";
    /** As pages link to reports that are files beside each other. */
    private static final Pattern REPORT = Pattern.compile("/([^/]+)/report\\.html");

    private static final String STANDARD_METRIC = "response p99";
    private static final int MOST_PARAMETERS = 64;
    /** More than anybody compares on one page. */
    private static final int MOST_RUNS = 20;

    private static final int LONGEST_HISTORY = 1_000;

    private static final String LABEL = "/label";
    private static final PageLink ALL_RUNS = new PageLink("All runs", "/");

    private final Path results;
    private final RunNames names;
    private final boolean takesLabels;
    private final Consumer<String> notices;

    private RunBrowser(Path results, boolean takesLabels, Consumer<String> notices) {
        this.results = results;
        this.names = new RunNames(results);
        this.takesLabels = takesLabels;
        this.notices = notices;
    }

    /**
     * Serves the runs of {@code results}, once it has read them. Labels can be changed where it listens on loopback;
     * elsewhere it only reads.
     *
     * @param notices gets a line where the index could not be used as it was
     * @throws InputFault where there is no such directory
     * @throws OutsideFault if the port is in use or the address is not one of this machine
     */
    public static StatusServer open(Path results, Endpoint endpoint, Consumer<String> notices) {
        if (!Files.isDirectory(results)) {
            throw new InputFault("results", results, "a directory");
        }
        RunBrowser browser = new RunBrowser(results, Endpoint.isLoopback(endpoint.host()), notices);
        // All runs are read and the database is loaded before it listens, so that no page waits for that.
        browser.at("/", "");
        return StatusServer.open("browse", endpoint, HostNames.of(endpoint), browser);
    }

    @Override
    public String paths() {
        return "/, /state, /run?name=RUN, /report?run=RUN&run=RUN, /compare?a=RUN&b=RUN or /history?metric=METRIC";
    }

    @Override
    public Optional<StatusAnswer> at(String target, String accept) {
        return attempt(() -> {
            QueryStringDecoder asked = new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MOST_PARAMETERS);
            return page(asked.path(), asked.parameters());
        });
    }

    @Override
    public Optional<Function<String, StatusAnswer>> form(String target) {
        return takesLabels && target.equals(LABEL) ? Optional.of(this::label) : Optional.empty();
    }

    private StatusAnswer label(String body) {
        return attempt(() -> {
                    LabelForm form = LabelForm.of(
                            new QueryStringDecoder(body, StandardCharsets.UTF_8, false, MOST_PARAMETERS).parameters());
                    return Optional.of(form.apply(names.run(form.run())));
                })
                .orElseThrow();
    }

    private static Optional<StatusAnswer> attempt(Supplier<Optional<StatusAnswer>> work) {
        try {
            return work.get();
        } catch (InputFault refused) {
            return Optional.of(StatusAnswer.text(400, refused.getMessage()));
        } catch (OutsideFault unreadable) {
            return Optional.of(StatusAnswer.text(500, unreadable.getMessage()));
        } catch (IllegalArgumentException noQuery) {
            return Optional.of(StatusAnswer.text(400, "not a path with a query: " + noQuery.getMessage()));
        }
    }

    private Optional<StatusAnswer> page(String path, Map<String, List<String>> query) {
        return switch (path) {
            case "/" -> html(index(index -> RunsPage.of(results, index, PageLinks.SERVED, takesLabels)));
            case "/state" -> Optional.of(StatusAnswer.text(200, RunsState.of(results)));
            case "/run" -> html(run(one(query, "name")));
            case "/report" -> html(report(runs(query, "run")));
            case "/compare" -> html(comparison(query));
            case "/history" -> html(history(query));
            default -> {
                Matcher linked = REPORT.matcher(path);
                yield linked.matches() ? html(run(linked.group(1))) : Optional.empty();
            }
        };
    }

    private static Optional<StatusAnswer> html(String page) {
        return Optional.of(StatusAnswer.ok(HTML, page.getBytes(StandardCharsets.UTF_8)));
    }

    private interface Question {
        String of(RunIndex index);
    }

    private String index(Question question) {
        try (RunIndex index = RunIndex.open(results, notices)) {
            return question.of(index);
        }
    }

    /** A run's report, or while it is on what there is of it. */
    private String run(String name) {
        Path directory = names.directory(name);
        return RunProcess.read(directory)
                .filter(RunProcess::isAlive)
                .map(process -> RunningPage.of(directory, process, RunsState.of(results)))
                .orElseGet(() -> report(List.of(names.run(name))));
    }

    private static String report(List<RunDirectory> runs) {
        return new HtmlReport().text(PageFigures.read(runs), List.of(ALL_RUNS));
    }

    private String comparison(Map<String, List<String>> query) {
        RunComparison.Choice baseline = names.choice(one(query, "a"));
        List<RunComparison.Choice> candidates = query.getOrDefault("b", List.of()).stream()
                .limit(MOST_RUNS)
                .map(names::choice)
                .toList();
        return RunComparisons.page(baseline, candidates, nav(baseline, candidates));
    }

    /** To the reports of what is compared, one by one and over each other. */
    private static List<PageLink> nav(RunComparison.Choice baseline, List<RunComparison.Choice> candidates) {
        List<String> names = Stream.concat(Stream.of(baseline), candidates.stream())
                .map(choice -> choice.run().path().getFileName().toString())
                .distinct()
                .toList();
        List<PageLink> nav = new ArrayList<>(List.of(ALL_RUNS));
        for (String name : names) {
            String role = names.size() < 2 ? "" : nav.size() == 1 ? "Baseline " : "Candidate ";
            nav.add(new PageLink(role + name, PageLinks.SERVED.report(name)));
        }
        if (names.size() > 1) {
            nav.add(new PageLink("Reports in one page", PageLinks.together(names)));
        }
        return nav;
    }

    private String history(Map<String, List<String>> query) {
        List<Quantity> metrics = query.getOrDefault("metric", List.of(STANDARD_METRIC)).stream()
                .map(Quantity::of)
                .toList();
        HistoryQuestion question = new HistoryQuestion(
                metrics,
                any(query, "plan"),
                any(query, "load"),
                any(query, "path"),
                any(query, "transport"),
                Optional.empty(),
                ChangePoints.LEAST_CHANGE);
        return index(index -> HistoryFormats.text(
                "html",
                History.of(index, question).undamaged(),
                new HistoryShown(LONGEST_HISTORY, results, PageLinks.SERVED)));
    }

    private List<RunDirectory> runs(Map<String, List<String>> query, String key) {
        List<String> asked = query.getOrDefault(key, List.of());
        if (asked.isEmpty() || asked.size() > MOST_RUNS) {
            throw new InputFault(key, asked.size(), "1 to " + MOST_RUNS + " names of runs");
        }
        return asked.stream().map(names::run).toList();
    }

    private static String one(Map<String, List<String>> query, String key) {
        return any(query, key).orElseThrow(() -> new InputFault(key, "none", "the name of a run"));
    }

    private static Optional<String> any(Map<String, List<String>> query, String key) {
        return query.getOrDefault(key, List.of()).stream()
                .filter(text -> !text.isEmpty())
                .findFirst();
    }
}
