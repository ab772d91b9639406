package longwire.tuning.subject;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import longwire.results.RunDirectory;
import longwire.tuning.search.Candidate;
import longwire.tuning.search.Laboratory;
import longwire.tuning.search.Request;
import longwire.tuning.search.Step;

/**
 * Replays the steps that were recorded before a search was interrupted, then passes requests to another laboratory and
 * records their results. A search repeats its decisions, because they depend only on its seed and on the measurements.
 */
public final class RecordedLaboratory implements Laboratory {
    private static final String STEPS = "steps";

    private final RunDirectory directory;
    private final Laboratory further;
    private final Consumer<String> out;
    private final List<Entry> entries = new ArrayList<>();

    /** A step in {@code steps.json}: the request, the directory of its run, and its duration. */
    record Entry(
            String phase,
            double rate,
            List<List<Integer>> order,
            int rounds,
            boolean duets,
            String run,
            double seconds) {
        static Entry of(Step step) {
            Request request = step.request();
            List<List<Integer>> order =
                    request.order().stream().map(Candidate::levels).toList();
            return new Entry(
                    request.phase(),
                    request.rate(),
                    order,
                    request.rounds(),
                    request.duets(),
                    step.run(),
                    step.seconds());
        }

        Request request() {
            return new Request(phase, rate, order.stream().map(Candidate::new).toList(), rounds, duets);
        }
    }

    public RecordedLaboratory(RunDirectory directory, Laboratory further, Consumer<String> out) {
        this.directory = directory;
        this.further = further;
        this.out = out;
        if (Files.exists(directory.path().resolve(STEPS + ".json"))) {
            entries.addAll(Arrays.asList(directory.readJson(STEPS, Entry[].class)));
        }
    }

    @Override
    public Step attempt(int number, Request request, Function<Candidate, String> name) {
        if (number <= entries.size()) {
            Entry entry = entries.get(number - 1);
            if (entry.request().equals(request)) {
                out.accept("  as recorded in " + entry.run());
                RunDirectory run = RunDirectory.open(directory.path().resolve(entry.run()));
                return new Step(request, entry.run(), run.summary().trials(), entry.seconds());
            }
            // Of another version of this program, which chose otherwise: nothing that follows belongs to it.
            entries.subList(number - 1, entries.size()).clear();
        }
        Step step = further.attempt(number, request, name);
        entries.add(Entry.of(step));
        directory.writeJson(STEPS, entries);
        return step;
    }
}
