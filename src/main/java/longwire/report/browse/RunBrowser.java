package longwire.report.browse;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.comparison.ChangePoints;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.comparison.Side;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.network.Endpoint;
import longwire.network.status.HostNames;
import longwire.network.status.StatusAnswer;
import longwire.network.status.StatusPages;
import longwire.network.status.StatusServer;
import longwire.plan.RunPlan;
import longwire.report.comparison.ComparisonFormats;
import longwire.report.history.History;
import longwire.report.history.HistoryFormats;
import longwire.report.history.HistoryQuestion;
import longwire.report.history.HistoryShown;
import longwire.report.page.HtmlReport;
import longwire.report.page.PageFigures;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;

/**
 * What a browser is answered about the runs of a results directory. Links can be kept: a page is a question, and is answered
 * anew each time.
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

    private final Path results;
    private final Consumer<String> notices;

    private RunBrowser(Path results, Consumer<String> notices) {
        this.results = results;
        this.notices = notices;
    }

    /**
     * Serves the runs of {@code results}.
     *
     * @param notices gets a line where the index could not be used as it was
     * @throws InputFault where there is no such directory
     * @throws OutsideFault if the port is in use or the address is not one of this machine
     */
    public static StatusServer open(Path results, Endpoint endpoint, Consumer<String> notices) {
        if (!Files.isDirectory(results)) {
            throw new InputFault("results", results, "a directory");
        }
        return StatusServer.open("browse", endpoint, HostNames.of(endpoint), new RunBrowser(results, notices));
    }

    @Override
    public String paths() {
        return "/, /state, /run?name=RUN, /report?run=RUN&run=RUN, /compare?a=RUN&b=RUN or /history?metric=METRIC";
    }

    @Override
    public Optional<StatusAnswer> at(String target, String accept) {
        try {
            QueryStringDecoder asked = new QueryStringDecoder(target, StandardCharsets.UTF_8, true, MOST_PARAMETERS);
            return page(asked.path(), asked.parameters());
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
            case "/" -> html(index(RunsPage::of));
            case "/state" -> Optional.of(StatusAnswer.text(200, state()));
            case "/run" -> html(report(List.of(run(one(query, "name")))));
            case "/report" -> html(report(runs(query, "run")));
            case "/compare" -> html(comparison(query));
            case "/history" -> html(history(query));
            default -> {
                Matcher linked = REPORT.matcher(path);
                yield linked.matches() ? html(report(List.of(run(linked.group(1))))) : Optional.empty();
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

    /** What changes when a run comes or ends: cheap enough to be asked for every few seconds. */
    private String state() {
        try (Stream<Path> entries = Files.list(results)) {
            long latest = 0;
            long count = 0;
            for (Path entry : entries.toList()) {
                Path summary = entry.resolve("summary.json");
                if (Files.exists(summary)) {
                    count++;
                    latest = Math.max(latest, Files.getLastModifiedTime(summary).toMillis());
                }
            }
            return count + " " + latest;
        } catch (IOException unreadable) {
            throw new OutsideFault(results + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private static String report(List<RunDirectory> runs) {
        return new HtmlReport().text(PageFigures.read(runs));
    }

    private String comparison(Map<String, List<String>> query) {
        RunComparison.Choice baseline = choice(one(query, "a"));
        List<RunComparison.Choice> candidates = query.getOrDefault("b", List.of()).stream()
                .limit(MOST_RUNS)
                .map(this::choice)
                .toList();
        Criteria criteria = Criteria.of(RunPlan.of(baseline.run()));
        RunComparison comparison = candidates.isEmpty()
                ? RunComparison.within(
                        baseline.run(),
                        baseline.path().orElseGet(() -> first(baseline.run())),
                        Metric.STANDARD,
                        criteria,
                        false)
                : RunComparison.of(baseline, candidates, Metric.STANDARD, criteria, false);
        return ComparisonFormats.text("html", comparison);
    }

    /** What the other paths of {@code run} are compared with, unless said: its control, or else its first path. */
    private static String first(RunDirectory run) {
        List<String> paths = run.summary().trials().stream()
                .map(TrialSummary::path)
                .distinct()
                .toList();
        return paths.stream()
                .filter(Side::isControl)
                .findFirst()
                .or(() -> paths.stream().findFirst())
                .orElse("");
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
                "html", History.of(index, question), new HistoryShown(LONGEST_HISTORY, results, results)));
    }

    private List<RunDirectory> runs(Map<String, List<String>> query, String key) {
        List<String> names = query.getOrDefault(key, List.of());
        if (names.isEmpty() || names.size() > MOST_RUNS) {
            throw new InputFault(key, names.size(), "1 to " + MOST_RUNS + " names of runs");
        }
        return names.stream().map(this::run).toList();
    }

    /** A run by the name of its directory, which must be one of {@code results} itself and nowhere else. */
    private RunDirectory run(String name) {
        Path path = results.resolve(name.isEmpty() ? "." : name);
        try (Stream<Path> entries = Files.list(results)) {
            boolean known = entries.map(Path::getFileName).map(Path::toString).anyMatch(name::equals);
            if (!known || !path.toRealPath().getParent().equals(results.toRealPath())) {
                throw new InputFault("run", name, "the name of a run in " + results);
            }
        } catch (IOException unreadable) {
            throw new OutsideFault(results + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return RunDirectory.open(path);
    }

    /** {@code RUN} or {@code RUN:PATH}. */
    private RunComparison.Choice choice(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 1
                ? new RunComparison.Choice(run(text), Optional.empty())
                : new RunComparison.Choice(run(text.substring(0, colon)), Optional.of(text.substring(colon + 1)));
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
