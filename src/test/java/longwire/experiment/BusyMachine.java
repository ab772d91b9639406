package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;

/**
 * What other programs on the same cores do to an experiment, and nothing beside it: its messages leave late. A trial says so
 * of itself and is INVALID, which is what it is for. That nothing is lost, damaged or missing in a count must hold all the
 * same.
 */
public final class BusyMachine {
    /** How the reasons begin that say no more than that the generator was kept from its core. */
    private static final List<String> LATE =
            List.of("offered rate missed: ", "generator out of CPU: ", "generator reads late: ");
    /** A fleet says whose it was. */
    private static final Pattern MEMBER = Pattern.compile("^member \\d+: ");

    private BusyMachine() {}

    /** The reasons why a trial is INVALID that no load of the machine explains. */
    public static List<String> otherReasons(TrialSummary trial) {
        return trial.invalid().stream()
                .filter(reason -> LATE.stream().noneMatch(MEMBER.matcher(reason).replaceFirst("")::startsWith))
                .toList();
    }

    /** Whether {@code line} tells of such a reason: it is as long as it is, where all else keeps to the terminal's width. */
    public static boolean isToldIn(String line) {
        return LATE.stream().anyMatch(line::contains);
    }

    /** The run of an experiment of which nothing but that may have gone wrong, and whose {@code status} says whether it did. */
    public static RunDirectory finished(ExperimentProcess experiment, int status) throws Exception {
        assertThat(status).as(experiment.text()).isIn(0, 2);
        RunDirectory run = RunDirectory.open(experiment.run());
        List<TrialSummary> trials = run.summary().trials();
        assertThat(trials).hasSize(run.summary().planned()).allSatisfy(trial -> assertThat(otherReasons(trial))
                .isEmpty());
        // Each of them marks the run, and the run's mark is the status.
        long reasons =
                trials.stream().mapToLong(trial -> trial.invalid().size()).sum();
        assertThat(run.invalid()).as(experiment.text()).hasSize((int) reasons);
        assertThat(status).as(experiment.text()).isEqualTo(reasons == 0 ? 0 : 2);
        return run;
    }
}
