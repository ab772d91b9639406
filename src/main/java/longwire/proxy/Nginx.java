package longwire.proxy;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/** nginx. It counts requests but not tunnels. */
final class Nginx extends Program {
    private static final Pattern COUNTERS = Pattern.compile("(?m)^ (\\d+) (\\d+) (\\d+) $");

    Nginx() {
        super("nginx");
    }

    @Override
    Map<String, Long> counters(Workplace workplace, long asked) {
        String page = Counters.text(URI.create("http://" + workplace.admin() + "/"));
        Matcher numbers = COUNTERS.matcher(page);
        if (!numbers.find()) {
            throw new OutsideFault("nginx: no counters in " + page);
        }
        Map<String, Long> counters = new LinkedHashMap<>();
        // Each query of ours is itself a connection and a request.
        counters.put("accepts", Long.parseLong(numbers.group(1)) - asked);
        counters.put("handled", Long.parseLong(numbers.group(2)) - asked);
        counters.put("requests", Long.parseLong(numbers.group(3)) - asked);
        return counters;
    }
}
