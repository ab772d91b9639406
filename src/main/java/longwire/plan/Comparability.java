package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What must be the same in two runs before their figures may stand in one series: the load of their plans, and the machine.
 * Every key of a plan counts but those known to make no difference, so that one which comes later is never overlooked; a
 * plan of before has the defaults of today.
 *
 * @param id a few letters that differ where any key does; {@link #UNKNOWN} where the plan could not be read
 * @param keys by name, in their shortest form
 */
public record Comparability(String id, SortedMap<String, String> keys) {
    /** Of runs whose plan could not be read. They stand by themselves. */
    public static final String UNKNOWN = "unknown";

    /** What is measured in other trials than a path's, how often, and where it is kept, changes no figure of it. */
    private static final List<String> NO_LOAD = List.of(
            "name",
            "paths",
            "transports",
            "repeats",
            "order",
            "keep-going",
            "on-member-loss",
            "seed",
            "control",
            "verify-tls",
            "results",
            "message-log",
            "gatling",
            "plan");

    /** What is watched, and how it is told, changes none either. */
    private static final List<String> BLOCKS_NO_LOAD = List.of("live.", "comparison.");

    private static final List<String> MACHINE = List.of("cpu", "cpus", "loopback");
    private static final int ID_LETTERS = 6;

    public Comparability {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
    }

    public static Comparability unknown() {
        return new Comparability(UNKNOWN, new TreeMap<>());
    }

    /**
     * That of a run.
     *
     * @param plan its plan.conf, without the block around it
     * @param environment its environment.json, as far as it has one
     */
    public static Comparability of(Config plan, Map<String, String> environment) {
        SortedMap<String, String> keys = new TreeMap<>();
        Config whole = plan.withFallback(PlanText.standard());
        whole.entrySet().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !NO_LOAD.contains(key) && BLOCKS_NO_LOAD.stream().noneMatch(key::startsWith))
                .forEach(key -> keys.put(key, shortest(whole, key)));
        if (Design.DUET.is(whole.getString("design"))) {
            keys.put("duets", duets(whole));
        }
        MACHINE.stream().filter(environment::containsKey).forEach(name -> keys.put(name, environment.get(name)));
        return new Comparability(id(keys), keys);
    }

    /** What a path is beside is a load of its own: the pairs as the order says them, or the first path. */
    private static String duets(Config whole) {
        ConfigValue order = whole.getValue("order");
        String said = String.valueOf(order.unwrapped());
        if (!said.isBlank() && !said.equals("[]")) {
            return said;
        }
        ConfigValue paths = whole.getValue("paths");
        return "beside "
                + (paths instanceof ConfigList list && !list.isEmpty()
                        ? name(list.get(0))
                        : String.valueOf(paths.unwrapped()).split(",")[0].strip());
    }

    private static String name(ConfigValue path) {
        return path instanceof ConfigObject block && block.containsKey("name")
                ? String.valueOf(block.get("name").unwrapped())
                : String.valueOf(path.unwrapped());
    }

    /** A command line leaves {@code "1000"} where a file leaves 1000, and 2s is 2000ms. */
    private static String shortest(Config config, String key) {
        String text = String.valueOf(config.getValue(key).unwrapped()).strip();
        try {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        } catch (NumberFormatException noNumber) {
            return duration(config, key, text);
        }
    }

    private static String duration(Config config, String key, String otherwise) {
        try {
            return config.getDuration(key).toString().substring("PT".length()).toLowerCase(Locale.ROOT);
        } catch (ConfigException noDuration) {
            return otherwise;
        }
    }

    private static String id(Map<String, String> keys) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(keys.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LETTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
