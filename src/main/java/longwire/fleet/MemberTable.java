package longwire.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import longwire.fault.InputFault;
import longwire.text.HumanUnits;

/** The members side by side, and what makes them unfit for one run. */
final class MemberTable {
    private static final String ROW = "%-6s %-20.20s %8s %5s %12s %6s %-8.8s %12s %s%n";

    private MemberTable() {}

    static void print(List<Member> members) {
        System.out.printf(ROW, "member", "host", "process", "CPUs", "connections", "load", "TCP", "clock", "JVM");
        for (Member member : members) {
            MemberFacts facts = member.facts();
            System.out.printf(
                    Locale.ROOT,
                    ROW,
                    member.number(),
                    facts.host(),
                    facts.pid(),
                    facts.cpus(),
                    String.format(Locale.ROOT, "%,d", facts.connections()),
                    String.format(Locale.ROOT, "%.2f", facts.load()),
                    facts.congestion(),
                    member.clock().boundNanos() == 0
                            ? "the lead's"
                            : "± " + HumanUnits.time(member.clock().boundNanos()),
                    facts.java());
        }
    }

    /** @throws InputFault with a line for each member of another version of Longwire than the first */
    static void check(List<Member> members) {
        String version = MemberFacts.own().version();
        List<String> faults = new ArrayList<>();
        for (Member member : members) {
            if (!member.facts().version().equals(version)) {
                faults.add(member.label() + ": version " + member.facts().version() + " (expected: the lead's, "
                        + version + ")");
            }
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }
}
