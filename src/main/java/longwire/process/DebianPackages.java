package longwire.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;

/**
 * Which packages the package lists of this machine offer. Without lists, as in a fresh container or on a system other
 * than Debian, no package counts as unpackaged.
 */
public final class DebianPackages {
    /** Every Debian release packages it, so lists without it are missing or empty. */
    private static final String ALWAYS_PACKAGED = "dpkg";

    private static final Pattern OFFER = Pattern.compile("(?m)^\\s*(\\S+) \\|");
    /** apt-cache takes half a second, and the answer does not change while a process runs. */
    private static final Map<String, Boolean> UNPACKAGED = new ConcurrentHashMap<>();

    private DebianPackages() {}

    /** The elements of {@code packages} that this release does not package. */
    public static Set<String> unpackaged(Collection<String> packages) {
        List<String> unknown =
                packages.stream().filter(name -> !UNPACKAGED.containsKey(name)).toList();
        if (!unknown.isEmpty()) {
            Set<String> absent = absent(unknown, madison(unknown));
            unknown.forEach(name -> UNPACKAGED.put(name, absent.contains(name)));
        }
        Set<String> unpackaged = new TreeSet<>(packages);
        unpackaged.removeIf(name -> !UNPACKAGED.get(name));
        return unpackaged;
    }

    private static String madison(List<String> packages) {
        List<String> command = new ArrayList<>(List.of("apt-cache", "madison", ALWAYS_PACKAGED));
        command.addAll(packages);
        try {
            return ShortCommand.run(command).text();
        } catch (OutsideFault noApt) {
            return "";
        }
    }

    /**
     * @param madison the output of {@code apt-cache madison}: a line for each offer, which begins with the name of the
     *     package
     */
    static Set<String> absent(Collection<String> packages, String madison) {
        Set<String> offered = new TreeSet<>();
        Matcher offer = OFFER.matcher(madison);
        while (offer.find()) {
            offered.add(offer.group(1));
        }
        Set<String> absent = new TreeSet<>();
        if (offered.contains(ALWAYS_PACKAGED)) {
            absent.addAll(packages);
            absent.removeAll(offered);
        }
        return absent;
    }
}
