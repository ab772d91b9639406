package longwire.behaviour.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the findings of one behaviour, on one thread. */
public final class Findings {
    private final String behaviour;
    private final List<Finding> all = new ArrayList<>();

    public Findings(String behaviour) {
        this.behaviour = behaviour;
    }

    /** Adds one in words; see {@link Finding}. */
    public void say(String name, String value, String seen) {
        all.add(new Finding(behaviour, name, value, Optional.empty(), seen));
    }

    /** Adds one with a number. */
    public void say(String name, String value, Amount amount, String seen) {
        all.add(new Finding(behaviour, name, value, Optional.of(amount), seen));
    }

    /** Adds one that is only a number. */
    public void say(String name, Amount amount, String seen) {
        say(name, "", amount, seen);
    }

    /** Adds that nothing more could be found out. */
    public void giveUp(String reason) {
        all.add(Finding.unknown(behaviour, reason));
    }

    /** All so far, in order. */
    public List<Finding> all() {
        return List.copyOf(all);
    }
}
