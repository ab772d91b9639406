package longwire.proxy;

import java.util.Map;

/** Apache httpd, with as many processes as fit the plan. */
final class ApacheHttpd extends Program {
    ApacheHttpd() {
        super("apache2");
    }

    /**
     * As many threads as the plan has connections, in whole processes, which are all there from the start: httpd makes up
     * only slowly for what a burst of handshakes needs.
     */
    @Override
    Map<String, Object> particulars(Workplace workplace) {
        long perChild = Long.parseLong(workplace.settings().get("ThreadsPerChild"));
        long capacity = workplace.assignment().capacity();
        long workers = number(workplace, "MaxRequestWorkers", (capacity + perChild - 1) / perChild * perChild);
        long children = number(workplace, "ServerLimit", (workers + perChild - 1) / perChild);
        long used = Math.min(workers, children * perChild);
        return Map.of("children", children, "workers", used, "started", (used + perChild - 1) / perChild);
    }

    private static long number(Workplace workplace, String setting, long fitted) {
        String set = workplace.settings().get(setting);
        return set.isEmpty() ? fitted : Long.parseLong(set);
    }
}
