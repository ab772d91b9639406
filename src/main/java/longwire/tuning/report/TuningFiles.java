package longwire.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.proxyconf.edit.ConfigurationDiff;
import longwire.report.figures.Circumstances;
import longwire.results.RunDirectory;
import longwire.tuning.search.Answer;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Knob;
import longwire.tuning.search.Search;
import longwire.tuning.subject.Subject;
import longwire.tuning.subject.TuningSettings;

/** What a search leaves for people, beside its runs: a page, its figures, the configuration and the difference. */
public final class TuningFiles {
    public static final String PAGE = "tuning.html";

    private static final String FIGURES = "tuning";
    private static final String RECOMMENDED = "recommended-";
    private static final String DIFF = "recommended.diff";
    private static final String SYSTEM = "recommended-sysctl.conf";

    private final RunDirectory directory;
    private final TuningSettings settings;
    private final Subject subject;
    private final Search search;

    public TuningFiles(RunDirectory directory, TuningSettings settings, Subject subject, Search search) {
        this.directory = directory;
        this.settings = settings;
        this.subject = subject;
        this.search = search;
    }

    /**
     * What is recommended, as files say it.
     *
     * @param configuration ready to be used; empty before there is an answer
     * @param diff from the original configuration; empty if nothing is to be changed
     * @param system kernel settings in the format of sysctl; empty if none is recommended
     */
    record Recommended(String configuration, String diff, String system) {}

    /** Rewrites the files with everything known so far; {@code answer} is present at the end only. */
    public void write(Optional<Answer> answer) {
        TuningReport report = report(answer);
        directory.writeJson(FIGURES, report);
        directory.writeText(PAGE, TuningPage.of(report));
        if (answer.isPresent()) {
            directory.writeText(RECOMMENDED + subject.file(), report.configuration());
            directory.writeText(DIFF, report.diff());
            if (!report.system().isEmpty()) {
                directory.writeText(SYSTEM, report.system());
            }
        }
    }

    public TuningReport report(Optional<Answer> answer) {
        Recommended recommended =
                answer.map(found -> recommended(found.recommended())).orElse(new Recommended("", "", ""));
        return TuningReport.of(settings, subject, search, answer, recommended, circumstances());
    }

    private List<String> circumstances() {
        List<String> circumstances = new ArrayList<>();
        search.notebook().steps().stream().findFirst().ifPresent(first -> {
            circumstances.addAll(
                    Circumstances.of(RunDirectory.open(directory.path().resolve(first.run()))));
            circumstances.add("seed " + settings.seed());
        });
        return circumstances;
    }

    private Recommended recommended(Candidate candidate) {
        String configuration = subject.with(search.space().changes(candidate, Knob.Owner.PROXY));
        String diff =
                ConfigurationDiff.of(subject.file(), subject.given(), RECOMMENDED + subject.file(), configuration);
        Map<String, String> system = new TreeMap<>(search.space().changes(candidate, Knob.Owner.SYSTEM));
        return new Recommended(
                configuration,
                diff,
                system.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue() + "\n")
                        .collect(Collectors.joining()));
    }
}
