package longwire.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import longwire.results.FleetTrial;
import longwire.text.HumanUnits;

/**
 * Which members differ from the others: their machine, or their way, is another. The middle member is the measure, from which
 * one must be far by ratio and by size.
 */
final class Differences {
    private static final double NANOS_PER_SECOND = 1e9;

    private static final List<Trait> TRAITS = List.of(
            new Trait("p50", FleetTrial.Member::responseNanos, 1.25, 0),
            // A timer's wake-up on a busy core is some tens of microseconds late.
            new Trait("send lag p50", FleetTrial.Member::sendLagNanos, 2, 50_000),
            // Two collections of garbage more or less are some tenths of a second.
            new Trait(
                    "CPU time", member -> member.cost().cpuSeconds() * NANOS_PER_SECOND, 1.5, 0.5 * NANOS_PER_SECOND));

    private Differences() {}

    /** What is compared; {@code nanos} of 0 is unknown. */
    private record Trait(String name, ToDoubleFunction<FleetTrial.Member> nanos, double ratio, double leastNanos) {
        boolean apart(double one, double middle) {
            return one > 0
                    && Math.abs(one - middle) > leastNanos
                    && Math.max(one, middle) > ratio * Math.min(one, middle);
        }
    }

    /** A sentence for each member and trait. */
    static List<String> of(List<FleetTrial.Member> members) {
        List<String> sentences = new ArrayList<>();
        for (Trait trait : TRAITS) {
            double[] known = members.stream()
                    .mapToDouble(trait.nanos)
                    .filter(nanos -> nanos > 0)
                    .sorted()
                    .toArray();
            if (known.length < 2) {
                continue;
            }
            double middle = known[(known.length - 1) / 2];
            for (FleetTrial.Member member : members) {
                double own = trait.nanos.applyAsDouble(member);
                if (trait.apart(own, middle)) {
                    sentences.add(String.format(
                            Locale.ROOT,
                            "member %d differs: %s %s (the middle one: %s)",
                            member.number(),
                            trait.name,
                            HumanUnits.time(own),
                            HumanUnits.time(middle)));
                }
            }
        }
        return sentences;
    }
}
