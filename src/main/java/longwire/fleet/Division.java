package longwire.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import longwire.plan.Design;
import longwire.plan.Plan;
import longwire.plan.PlanDraft;
import longwire.viewer.Share;
import longwire.viewer.Target;
import longwire.viewer.ViewerSettings;

/** Divides a plan among members: each gets a plan with its share of the connections, to the paths that the lead has started. */
final class Division {
    /** Where a member finds a path that the lead left out: nowhere, as the lead. */
    private static final String NOWHERE = "ws://127.0.0.1:1/";

    private final Plan plan;
    private final Function<String, Target> targets;
    private final String simulation;
    private final int members;

    Division(Plan plan, Function<String, Target> targets, String simulation, int members) {
        this.plan = plan;
        this.targets = targets;
        this.simulation = simulation;
        this.members = members;
        if (plan.traffic().connections() < members * sides(plan)) {
            throw new InputFault(
                    "connections",
                    plan.traffic().connections(),
                    "at least " + sides(plan) + " for each of " + members + " members");
        }
        if (plan.kept().messageLog()) {
            throw new InputFault("message-log", true, "false, where members share the load");
        }
    }

    /** How many paths a trial of {@code plan} has. */
    static int sides(Plan plan) {
        return plan.trials().design() == Design.DUET ? 2 : 1;
    }

    /** One for each member, in the order of their numbers. */
    List<Assignment> assignments() {
        return IntStream.rangeClosed(1, members).mapToObj(this::assignment).toList();
    }

    private Assignment assignment(int member) {
        int whole = plan.traffic().connections();
        int own = new Share(member - 1, members).of(whole, sides(plan));
        return new Assignment(
                simulation,
                text(member, own),
                member,
                members,
                whole,
                plan.traffic().handshakesPerSecond(),
                plan.stream().messagesPerSecond());
    }

    private String text(int member, int own) {
        double part = (double) own / plan.traffic().connections();
        // Each member's addresses are its own: source number s is of member s modulo members.
        int sources = members * ViewerSettings.sourcesFor(own);
        return PlanDraft.parse(plan.text())
                .with("name", plan.kept().name() + "-member-" + member)
                .with("paths", paths())
                .with("target", "")
                .with("control", "")
                .with("service", "")
                .with("connections", own)
                .with("rate", plan.traffic().rate() * part)
                .with("handshakes-per-second", plan.traffic().handshakesPerSecond() * part)
                .with("source-addresses", Math.min(sources, ViewerSettings.MOST_SOURCES))
                .with("verify-tls", plan.external() && plan.generator().verifyTls())
                .with("disturbance.what", "none")
                .with("live.listen", "")
                .with("live.otlp", "")
                .with("live.watch", false)
                .with("plan", "")
                .text();
    }

    private List<Map<String, Object>> paths() {
        List<Map<String, Object>> paths = new ArrayList<>();
        plan.paths()
                .forEach(path ->
                        paths.add(Map.of("name", path.name(), "proxy", "external", "target", target(path.name()))));
        return paths;
    }

    private String target(String path) {
        Target target = targets.apply(path);
        return target == null ? NOWHERE : target.toString();
    }
}
