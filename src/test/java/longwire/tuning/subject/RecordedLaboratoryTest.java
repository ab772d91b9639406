package longwire.tuning.subject;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import longwire.comparison.Criteria;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.tuning.search.Answer;
import longwire.tuning.search.Budget;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Goal;
import longwire.tuning.search.KnobTest;
import longwire.tuning.search.Laboratory;
import longwire.tuning.search.Notebook;
import longwire.tuning.search.Request;
import longwire.tuning.search.Search;
import longwire.tuning.search.SearchSpace;
import longwire.tuning.search.Step;
import longwire.tuning.search.SyntheticProxy;
import longwire.tuning.search.Tuner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedLaboratoryTest {
    private static final SearchSpace SPACE = KnobTest.space();
    private static final int MOST_STEPS = 100;

    @TempDir
    private Path results;

    @Test
    void aSearchThatWasInterruptedGoesOnAsIfItHadNotBeen() {
        RunDirectory whole = RunDirectory.create(results, "whole", Instant.EPOCH);
        List<Request> expected = new ArrayList<>();
        Answer answer = search(whole, new Kept(whole, 7, MOST_STEPS, expected));

        // In every phase, and after the last.
        for (int done = 1; done <= expected.size(); done++) {
            RunDirectory broken = RunDirectory.create(results, "broken" + done, Instant.EPOCH);
            int most = done;
            List<Request> before = new ArrayList<>();
            if (done < expected.size()) {
                assertThatExceptionOfType(Interrupted.class)
                        .isThrownBy(() -> search(broken, new Kept(broken, 7, most, before)));
            } else {
                search(broken, new Kept(broken, 7, most, before));
            }
            List<Request> after = new ArrayList<>();
            Answer resumed = search(broken, new Kept(broken, 7, MOST_STEPS, after).skipping(before));

            assertThat(before).hasSize(done);
            assertThat(after).isEqualTo(expected.subList(done, expected.size()));
            assertThat(resumed.sentences()).isEqualTo(answer.sentences());
        }
    }

    private static Answer search(RunDirectory directory, Laboratory laboratory) {
        List<String> said = new ArrayList<>();
        Search search = new Search(
                new Notebook(SPACE, Goal.parse("frame p99")),
                new Budget(600, SyntheticProxy.TRIAL_SECONDS),
                new Criteria(0.05, 0.95, 1),
                1_000,
                false,
                true);
        return new Tuner(new RecordedLaboratory(directory, laboratory, said::add), said::add, () -> {}).run(search);
    }

    private static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** A synthetic proxy whose steps are kept as runs are; interrupted after some. */
    private static final class Kept implements Laboratory {
        private final RunDirectory directory;
        private final SyntheticProxy proxy;
        private final int most;
        private final List<Request> requests;

        Kept(RunDirectory directory, long seed, int most, List<Request> requests) {
            this.directory = directory;
            this.proxy = new SyntheticProxy(candidate -> -0.2 * candidate.level(1), 0.05, seed);
            this.most = most;
            this.requests = requests;
        }

        /** The same after it has measured {@code before} already, so that its noise goes on as it would have. */
        Kept skipping(List<Request> before) {
            before.forEach(request -> proxy.attempt(1, request, candidate -> "skipped"));
            return this;
        }

        @Override
        public Step attempt(int number, Request request, Function<Candidate, String> name) {
            if (requests.size() == most) {
                throw new Interrupted();
            }
            requests.add(request);
            Step step = proxy.attempt(number, request, name);
            RunDirectory run = RunDirectory.create(directory.path(), "step" + number, Instant.EPOCH);
            run.writeSummary(new RunSummary(
                    "step", Instant.EPOCH.toString(), 1, step.trials().size(), step.trials()));
            return new Step(request, run.path().getFileName().toString(), step.trials(), step.seconds());
        }
    }
}
