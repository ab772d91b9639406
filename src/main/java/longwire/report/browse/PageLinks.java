package longwire.report.browse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.index.Quantity;
import longwire.report.history.RunLinks;

/** Where the pages that the page of all runs leads to are, as URLs relative to it; empty where there is none. */
interface PageLinks extends RunLinks {
    /** The history of one quantity of {@code plan}, or of all plans. */
    String history(Optional<String> plan, Quantity quantity);

    /** Whether a server answers: then any two runs can be compared. */
    boolean areServed();

    /** Those of a server: there is a page for everything that can be asked for. */
    PageLinks SERVED = new PageLinks() {
        @Override
        public String all() {
            return "./";
        }

        @Override
        public String report(String run) {
            return "./run?name=" + encoded(run);
        }

        @Override
        public String comparison(String baseline, String candidate) {
            return "./compare?a=" + encoded(baseline) + "&b=" + encoded(candidate);
        }

        @Override
        public String history(Optional<String> plan, Quantity quantity) {
            return "./history?metric=" + encoded(quantity.name())
                    + plan.map(name -> "&plan=" + encoded(name)).orElse("");
        }

        @Override
        public boolean areServed() {
            return true;
        }
    };

    /** One page about several runs, of a server. */
    static String together(List<String> runs) {
        return runs.stream().map(run -> "run=" + encoded(run)).collect(Collectors.joining("&", "./report?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
