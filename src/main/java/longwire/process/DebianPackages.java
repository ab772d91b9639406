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
 * What the package lists of this machine offer. Where it has no lists, as in a fresh container or on a system that is not
 * Debian, nothing counts as unpackaged.
 */
public final class DebianPackages {
    /** Every Debian packages it, so lists without it are no lists. */
    private static final String ALWAYS_PACKAGED = "dpkg";

    private static final Pattern OFFER = Pattern.compile("(?m)^\\s*(\\S+) \\|");
    /** apt-cache takes half a second, and the answer does not change while a process runs. */
    private static final Map<String, Boolean> UNPACKAGED = new ConcurrentHashMap<>();

    private DebianPackages() {}

    /** Those of {@code packages} that this release does not package. */
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

    /** @param madison what {@code apt-cache madison} prints: a line for each offer, beginning with the package's name */
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
