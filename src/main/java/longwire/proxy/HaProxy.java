package longwire.proxy;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import longwire.fault.OutsideFault;

/** HAProxy. Its counters are in its statistics. */
final class HaProxy extends Program {
    /** Columns of its statistics, by their names in the first line. */
    private static final String REQUESTS = "req_tot";

    private static final String CONNECTIONS = "conn_tot";
    /** An answer is counted when its request ends: a tunnel's 101 when the tunnel closes. */
    private static final List<String> ORDINARY_ANSWERS =
            List.of("hrsp_2xx", "hrsp_3xx", "hrsp_4xx", "hrsp_5xx", "hrsp_other");

    HaProxy() {
        super("haproxy");
    }

    @Override
    Map<String, Long> counters(Workplace workplace, long asked) {
        List<String[]> table = Counters.text(URI.create("http://" + workplace.admin() + "/;csv"))
                .lines()
                .map(line -> line.split(","))
                .toList();
        String[] viewers = table.stream()
                .filter(row -> row.length > 1 && row[1].equals("FRONTEND"))
                .findFirst()
                .orElseThrow(() -> new OutsideFault("haproxy: its statistics have no row FRONTEND"));
        long requests = number(table, viewers, REQUESTS);
        long ordinary = ORDINARY_ANSWERS.stream()
                .mapToLong(column -> number(table, viewers, column))
                .sum();
        return Map.of(
                "connections",
                number(table, viewers, CONNECTIONS),
                "requests",
                requests,
                "tunnelsOpened",
                requests - ordinary);
    }

    private static long number(List<String[]> table, String[] row, String column) {
        int at = Arrays.asList(table.get(0)).indexOf(column);
        if (at < 0 || at >= row.length) {
            throw new OutsideFault("haproxy: its statistics have no column " + column);
        }
        return Long.parseLong(row[at]);
    }
}
