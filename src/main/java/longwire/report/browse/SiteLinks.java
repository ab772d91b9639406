package longwire.report.browse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import longwire.index.Quantity;
import longwire.report.history.RunLinks;

/**
 * The files of a static site, from its top; only what was added is linked to.
 *
 * @param reports names of runs that have a report
 * @param comparisons files of comparisons, with the names of the two runs in them
 * @param histories files of histories, by plan and quantity
 */
record SiteLinks(Set<String> reports, Set<String> comparisons, Map<String, String> histories) implements PageLinks {
    /** Of a site without pages. */
    static SiteLinks none() {
        return new SiteLinks(new HashSet<>(), new HashSet<>(), new HashMap<>());
    }

    static String reportFile(String run) {
        return run + "/report.html";
    }

    /** In the directory of the candidate, since two names of runs may be longer than a file's name can be. */
    static String comparisonFile(String baseline, String candidate) {
        return candidate + "/against/" + baseline + ".html";
    }

    /** A file for the history of {@code plan}, whatever it is called, and remembers it. */
    String addHistory(String plan, Quantity quantity) {
        String readable = (plan + " " + quantity.name()).replaceAll("[^A-Za-z0-9.]+", "-");
        String name = "history-" + readable.substring(0, Math.min(readable.length(), 120));
        String file = name + ".html";
        for (int number = 2; histories.containsValue(file); number++) {
            file = name + "-" + number + ".html";
        }
        histories.put(key(plan, quantity), file);
        return file;
    }

    @Override
    public String all() {
        return "./index.html";
    }

    @Override
    public String report(String run) {
        return reports.contains(run) ? RunLinks.url(reportFile(run)) : "";
    }

    @Override
    public String comparison(String baseline, String candidate) {
        String file = comparisonFile(baseline, candidate);
        return comparisons.contains(file) ? RunLinks.url(file) : "";
    }

    @Override
    public String history(Optional<String> plan, Quantity quantity) {
        return plan.map(name -> histories.get(key(name, quantity)))
                .map(RunLinks::url)
                .orElse("");
    }

    @Override
    public boolean areServed() {
        return false;
    }

    private static String key(String plan, Quantity quantity) {
        return quantity.name() + " " + plan;
    }
}
