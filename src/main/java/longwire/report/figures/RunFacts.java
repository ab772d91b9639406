package longwire.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import longwire.results.Environment;
import longwire.results.RunPath;
import longwire.text.HumanUnits;

/**
 * Where and with what a run was measured, as far as known.
 *
 * @param strip the facts that are needed to interpret any figure, in short form
 * @param paths the paths, each with its settings
 */
public record RunFacts(List<String> strip, List<PathFacts> paths) {
    private static final int SHORT_HASH = 12;
    /** Longer than any real version. */
    private static final int LONGEST_FACT = 100;

    /**
     * The facts about a path.
     *
     * @param name of the path
     * @param program the proxy with its version
     * @param tls which sides use TLS
     * @param hash the first characters of the hash of its configuration; empty if there is none
     * @param settings by the proxy's own names
     */
    record PathFacts(String name, String program, String tls, String hash, Map<String, String> settings) {}

    public static RunFacts of(RunReader reader) {
        List<String> strip = reader.environment().map(RunFacts::machine).orElseGet(ArrayList::new);
        List<PathFacts> paths = reader.paths().stream().map(RunFacts::path).toList();
        paths.stream()
                .map(PathFacts::program)
                .filter(program -> !program.equals("direct"))
                .distinct()
                .forEach(strip::add);
        return new RunFacts(strip, paths);
    }

    private static List<String> machine(Environment environment) {
        List<String> strip = new ArrayList<>();
        String cpus = environment.cpus() == null ? "1" : environment.cpus().toString();
        add(strip, cpus + " × ", environment.cpu());
        add(strip, "", environment.kernel());
        add(strip, "JDK ", environment.jdk());
        if (environment.loadAverage() != null && environment.loadAverage() >= 0) {
            strip.add("load " + HumanUnits.number(environment.loadAverage()) + " at the start");
        }
        if (environment.loopback() != null) {
            strip.add(environment.loopback() ? "all on one machine" : "over a network");
        }
        add(strip, "Longwire ", environment.longwire());
        add(strip, "Gatling ", environment.gatling());
        add(strip, "Netty ", environment.netty());
        return strip;
    }

    private static PathFacts path(RunPath path) {
        String hash = shortened(path.configurationSha256());
        return new PathFacts(
                shortened(path.name()),
                (shortened(path.proxy()) + " " + shortened(path.version())).strip(),
                shortened(path.tls()),
                hash.substring(0, Math.min(SHORT_HASH, hash.length())),
                path.allSettings());
    }

    private static void add(List<String> strip, String before, String fact) {
        if (!fact.isEmpty()) {
            strip.add(before + shortened(fact));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_FACT ? text : text.substring(0, LONGEST_FACT) + "…";
    }
}
