package longwire.proxy;

import java.util.Map;

/** Apache httpd, with as many processes as the plan needs. */
final class ApacheHttpd extends Program {
    /** Old processes keep their places until their tunnels end; without free ones, a reloaded httpd answers nobody. */
    private static final int PROCESSES_OF_A_RELOAD = 2;

    ApacheHttpd() {
        super("apache2");
    }

    /**
     * A thread for each connection of the plan, in whole processes. All processes start at once, because httpd adds them
     * too slowly for a burst of handshakes.
     */
    @Override
    Map<String, Object> particulars(Workplace workplace) {
        long perChild = Long.parseLong(workplace.settings().get("ThreadsPerChild"));
        long capacity = workplace.assignment().capacity();
        long workers = number(workplace, "MaxRequestWorkers", (capacity + perChild - 1) / perChild * perChild);
        long children = number(workplace, "ServerLimit", PROCESSES_OF_A_RELOAD * ((workers + perChild - 1) / perChild));
        long used = Math.min(workers, children * perChild);
        return Map.of("children", children, "workers", used, "started", (used + perChild - 1) / perChild);
    }

    private static long number(Workplace workplace, String setting, long fitted) {
        String set = workplace.settings().get(setting);
        return set.isEmpty() ? fitted : Long.parseLong(set);
    }
}
