package longwire.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import longwire.disturbance.Disturbance;
import longwire.plan.Design;
import longwire.plan.Plan;
import longwire.plan.PlanDraft;
import longwire.settings.Limits;
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
    }

    /**
     * Checks that {@code members} can run {@code plan} together.
     *
     * @throws longwire.fault.InputFault with a line for each reason why they can't
     */
    static void check(Plan plan, List<Member> members) {
        Limits limits = new Limits();
        int sides = sides(plan);
        int connections = plan.traffic().connections();
        limits.check(
                "connections",
                connections,
                connections >= members.size() * sides,
                "at least " + sides + " for each of " + members.size() + " members");
        limits.check(
                "message-log",
                plan.kept().messageLog(),
                !plan.kept().messageLog(),
                "false, where members share the load");
        limits.check(
                "conversation.publishers",
                plan.conversation().publishers(),
                plan.conversation().publishers() == 0,
                "0, where members share the load: receivers know publishers of their own process");
        Disturbance disturbance = plan.disturbance().what();
        limits.check(
                "disturbance.what",
                disturbance.label(),
                disturbance.slowShare() == 0 && disturbance.subject() != Disturbance.Subject.NETWORK,
                "one of the origin or the proxy, where members share the load");
        String host = MemberFacts.own().host();
        for (Member member : members) {
            int own = new Share(member.number() - 1, members.size()).of(connections, sides);
            long most = member.facts().connections();
            limits.check(
                    "connections of " + member.label(),
                    own,
                    own <= most,
                    "at most " + most + ", which is what its process may open");
            limits.check(
                    "paths, for " + member.label(),
                    "on the loopback of " + host,
                    plan.external() || member.facts().host().equals(host),
                    "target=URL of a running system, where members are on other hosts");
        }
        limits.refuse();
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
        int most = ViewerSettings.MOST_SOURCES / members * members;
        int sources = Math.max(1, Math.min(most, members * ViewerSettings.sourcesFor(own)));
        return PlanDraft.parse(plan.text())
                .with("name", plan.kept().name() + "-member-" + member)
                .with("paths", paths())
                .with("target", "")
                .with("control", "")
                .with("service", "")
                .with("connections", own)
                .with("rate", plan.traffic().rate() * part)
                .with("handshakes-per-second", plan.traffic().handshakesPerSecond() * part)
                .with("source-addresses", sources)
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
                .forEach(path -> paths.add(Map.of(
                        "name",
                        path.name(),
                        "proxy",
                        "external",
                        "target",
                        target(path.name()),
                        "deflate",
                        path.deflate())));
        return paths;
    }

    private String target(String path) {
        Target target = targets.apply(path);
        return target == null ? NOWHERE : target.toString();
    }
}
