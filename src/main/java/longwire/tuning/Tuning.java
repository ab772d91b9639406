package longwire.tuning;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import longwire.comparison.Criteria;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.plan.Design;
import longwire.plan.PlanDraft;
import longwire.process.Interruption;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.report.terminal.Ink;
import longwire.results.RunDirectory;
import longwire.tuning.report.TuningFiles;
import longwire.tuning.report.TuningText;
import longwire.tuning.search.Answer;
import longwire.tuning.search.Budget;
import longwire.tuning.search.Goal;
import longwire.tuning.search.Knob;
import longwire.tuning.search.Laboratory;
import longwire.tuning.search.Notebook;
import longwire.tuning.search.Request;
import longwire.tuning.search.Search;
import longwire.tuning.search.SearchSpace;
import longwire.tuning.search.Tuner;
import longwire.tuning.subject.ExperimentLaboratory;
import longwire.tuning.subject.ExternalSubject;
import longwire.tuning.subject.ProxySubject;
import longwire.tuning.subject.RecordedLaboratory;
import longwire.tuning.subject.Subject;
import longwire.tuning.subject.SystemKnobs;
import longwire.tuning.subject.TuningSettings;

/** Searches for the settings of a proxy that improve a goal, and keeps all evidence in a directory. */
public final class Tuning {
    private static final String SEARCH = "search";
    private static final String PLAN = "plan.conf";
    private static final String GO_ON = "to resume: scripts/longwire tune --resume ";
    private static final double SECONDS_PER_MINUTE = 60;

    private final Consumer<String> out;

    /** A search that prints its progress to {@code out}. */
    public Tuning(Consumer<String> out) {
        this.out = out;
    }

    /**
     * Searches, in a new directory below {@code results}.
     *
     * @throws InputFault before anything is started, with all that is wrong
     * @throws longwire.fault.OutsideFault if there can be no answer; the measurements so far are kept
     */
    public void run(TuningSettings settings, Path results) {
        Subject subject = subject(settings);
        PlanDraft plan = PlanDraft.of(Path.of(settings.plan()));
        Search search = search(settings, subject, plan);
        RunDirectory directory = RunDirectory.create(results, "tune-" + subject.name(), Instant.now());
        directory.writeJson(SEARCH, settings);
        directory.writeText(PLAN, plan.text());
        run(settings, subject, plan, search, directory);
    }

    /** Resumes the interrupted search of {@code directory}. */
    public void resume(Path path) {
        if (!Files.exists(path.resolve(SEARCH + ".json"))) {
            throw new InputFault("resume", path, "the results directory of a search");
        }
        RunDirectory directory = RunDirectory.at(path);
        TuningSettings settings = directory.readJson(SEARCH, TuningSettings.class);
        Subject subject = subject(settings);
        PlanDraft plan = PlanDraft.of(path.resolve(PLAN));
        run(settings, subject, plan, search(settings, subject, plan), directory);
    }

    private void run(TuningSettings settings, Subject subject, PlanDraft plan, Search search, RunDirectory directory) {
        directory.markInvalid(List.of("not finished; " + GO_ON + directory.path()));
        out.accept("Kept in " + directory.path());
        subject.notes().forEach(out);
        Laboratory experiments =
                new ExperimentLaboratory(directory, plan, subject, search.space(), settings.seed(), out);
        TuningFiles files = new TuningFiles(directory, settings, subject, search);
        Tuner tuner = new Tuner(
                new RecordedLaboratory(directory, experiments, out), out, () -> files.write(Optional.empty()));
        files.write(Optional.empty());
        Answer answer;
        try {
            answer = Interruption.during(() -> tuner.run(search), "tuning-end", () -> interrupted(subject, directory));
        } catch (OutsideFault doomed) {
            putBack(search, subject, experiments);
            throw doomed;
        }
        putBack(search, subject, experiments);
        files.write(Optional.of(answer));
        directory.markInvalid(List.of());
        out.accept(TuningText.of(files.report(Optional.of(answer)), Ink.ofConsole()));
        out.accept("Page: " + directory.path().resolve(TuningFiles.PAGE));
    }

    /** Restores the default of a running system, which keeps the settings tried last, by one more trial with it. */
    private void putBack(Search search, Subject subject, Laboratory experiments) {
        if (!subject.keepsSettings()) {
            return;
        }
        out.accept("restoring the default");
        Request standard = new Request("default", search.rate(), List.of(search.standard()), 1);
        try {
            experiments.attempt(search.notebook().steps().size() + 1, standard, search.notebook()::name);
        } catch (OutsideFault left) {
            out.accept("not restored: " + left.getMessage());
        }
    }

    private void interrupted(Subject subject, RunDirectory directory) {
        if (subject.keepsSettings()) {
            out.accept("the system still has the settings tried last");
        }
        out.accept(GO_ON + directory.path());
    }

    private static Subject subject(TuningSettings settings) {
        if (!settings.target().isEmpty()) {
            return new ExternalSubject(
                    settings.target(), settings.apply(), settings.reload(), Path.of(settings.declared()));
        }
        ProxyDriver driver = ProxyDrivers.named(settings.proxy());
        Optional<Path> file = Optional.of(settings.configuration())
                .filter(name -> !name.isEmpty())
                .map(Path::of);
        return new ProxySubject(driver, settings.searched(), file, settings.begins());
    }

    private static Search search(TuningSettings settings, Subject subject, PlanDraft plan) {
        List<Knob> knobs = new ArrayList<>(subject.knobs());
        knobs.addAll(SystemKnobs.of(settings.system()));
        double trialSeconds = plan.trialSeconds();
        double least = Budget.least(trialSeconds);
        if (settings.budgetSeconds() < least) {
            throw new InputFault(
                    "budget",
                    String.format(Locale.ROOT, "%.1f min", settings.budgetSeconds() / SECONDS_PER_MINUTE),
                    String.format(
                            Locale.ROOT,
                            "%.0f min or more, with trials of %.1f s",
                            Math.ceil(least / SECONDS_PER_MINUTE),
                            trialSeconds));
        }
        Notebook notebook = new Notebook(new SearchSpace(knobs), Goal.parse(settings.goal()));
        Criteria criteria =
                new Criteria(Criteria.STANDARD.threshold(), Criteria.STANDARD.confidence(), settings.seed());
        boolean given = settings.rate() > 0;
        // What changes a system that both sides share cannot be there at the same moment as what does not.
        boolean duets = plan.design() == Design.DUET
                && !subject.keepsSettings()
                && settings.system().isEmpty();
        if (duets && plan.connections() % 2 > 0) {
            throw new InputFault("connections", plan.connections(), "an even number, for design = duet");
        }
        return new Search(
                notebook,
                new Budget(settings.budgetSeconds(), trialSeconds),
                criteria,
                given ? settings.rate() : plan.rate(),
                given,
                duets);
    }
}
