package longwire.behaviour.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What proxies do differently than an earlier survey says.
 *
 * @param compared pairs of proxies, each as {@code nginx 1.22.1 → nginx 1.30.6}
 * @param changes one line for each changed finding
 * @param unmatched names of proxies that only one of both surveys has
 */
public record Differences(List<String> compared, List<String> changes, List<String> unmatched) {
    public Differences {
        compared = List.copyOf(compared);
        changes = List.copyOf(changes);
        unmatched = List.copyOf(unmatched);
    }

    /** The differences of {@code now} from {@code earlier}; proxies are matched by name. */
    public static Differences between(Survey earlier, Survey now) {
        List<String> compared = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        List<String> unmatched = new ArrayList<>();
        for (Portrait after : now.proxies()) {
            Optional<Portrait> before = find(earlier, after);
            if (before.isEmpty()) {
                unmatched.add(after.label());
                continue;
            }
            compared.add(before.get().label() + " → " + after.label());
            changes.addAll(changes(before.get(), after));
        }
        return new Differences(compared, changes, unmatched);
    }

    private static Optional<Portrait> find(Survey earlier, Portrait after) {
        List<Portrait> same = earlier.proxies().stream()
                .filter(before -> before.proxy().equals(after.proxy())
                        && !before.findings().isEmpty())
                .collect(Collectors.toList());
        // Of two versions of one proxy, the one of this version, if there is such.
        return same.stream()
                .filter(before -> before.version().equals(after.version()))
                .findFirst()
                .or(() -> same.stream().findFirst())
                .filter(before -> !after.findings().isEmpty());
    }

    private static List<String> changes(Portrait before, Portrait after) {
        List<String> changes = new ArrayList<>();
        for (Finding was : before.findings()) {
            Optional<Finding> is = after.like(was);
            if (is.isEmpty()) {
                changes.add(line(after, was, was.text(), "(not found out)"));
            } else if (!is.get().same(was)) {
                changes.add(line(after, was, was.text(), is.get().text()));
            }
        }
        after.findings().stream()
                .filter(is -> before.like(is).isEmpty())
                .forEach(is -> changes.add(line(after, is, "(not found out)", is.text())));
        return changes;
    }

    private static String line(Portrait proxy, Finding finding, String was, String is) {
        String group = finding.behaviour().equals(finding.name()) ? "" : finding.behaviour() + ": ";
        return proxy.label() + ": " + group + finding.name() + ": " + was + " → " + is;
    }
}
