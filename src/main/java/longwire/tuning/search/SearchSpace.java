package longwire.tuning.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import org.apache.commons.math3.random.SobolSequenceGenerator;

/**
 * All that may be changed.
 *
 * @param knobs one or more, each name once
 */
public record SearchSpace(List<Knob> knobs) {
    private static final int MOST_KNOBS = 24;
    /** Points of a sequence that fall on candidates that were there already may be many in a small space. */
    private static final int MOST_DRAWN = 4_096;

    public SearchSpace {
        knobs = List.copyOf(knobs);
        List<String> names = knobs.stream().map(Knob::name).toList();
        if (knobs.isEmpty()
                || knobs.size() > MOST_KNOBS
                || names.stream().distinct().count() < names.size()) {
            throw new InputFault("settings to search", names, "1 to " + MOST_KNOBS + ", each once");
        }
    }

    /** Every knob at its default. */
    public Candidate standard() {
        return new Candidate(knobs.stream().map(Knob::standard).toList());
    }

    /** Knobs that {@code candidate} has elsewhere than by default, by index. */
    List<Integer> changed(Candidate candidate) {
        return IntStream.range(0, knobs.size())
                .filter(knob -> candidate.level(knob) != knobs.get(knob).standard())
                .boxed()
                .toList();
    }

    /** What {@code candidate} changes of {@code owner}, by name. */
    public Map<String, String> changes(Candidate candidate, Knob.Owner owner) {
        Map<String, String> changes = new LinkedHashMap<>();
        for (int index : changed(candidate)) {
            Knob knob = knobs.get(index);
            if (knob.owner() == owner) {
                changes.put(knob.name(), knob.levels().get(candidate.level(index)));
            }
        }
        return changes;
    }

    /** What {@code candidate} changes, for a person: {@code proxy_buffer_size 8k, reuseport on}. */
    public String words(Candidate candidate) {
        String words = changed(candidate).stream()
                .map(index -> words(index, candidate.level(index)))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "default" : words;
    }

    /** One knob at one level, for a person. */
    public String words(int knob, int level) {
        String value = knobs.get(knob).levels().get(level);
        return knobs.get(knob).name() + " " + (value.isEmpty() ? "unset" : value);
    }

    /** {@code candidate} with one knob back at its default. */
    Candidate putBack(Candidate candidate, int knob) {
        return candidate.with(knob, knobs.get(knob).standard());
    }

    /**
     * Candidates that fill the space evenly: Sobol's sequence, shifted as a whole by an amount drawn from the seed (Cranley
     * and Patterson, Randomization of number theoretic methods for multiple integration, 1976).
     *
     * @return as many as asked for, or all there are; the default is none of them
     */
    List<Candidate> evenly(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] shift = random.doubles(knobs.size()).toArray();
        SobolSequenceGenerator sequence = new SobolSequenceGenerator(knobs.size());
        List<Candidate> candidates = new ArrayList<>();
        for (int drawn = 0; drawn < MOST_DRAWN && candidates.size() < count; drawn++) {
            Candidate candidate = at(sequence.nextVector(), shift);
            if (!candidate.equals(standard()) && !candidates.contains(candidate)) {
                candidates.add(candidate);
            }
        }
        return candidates;
    }

    private Candidate at(double[] point, double[] shift) {
        return new Candidate(IntStream.range(0, knobs.size())
                .mapToObj(knob -> {
                    int levels = knobs.get(knob).levels().size();
                    return (int) (levels * ((point[knob] + shift[knob]) % 1));
                })
                .toList());
    }
}
