package longwire.proxyconf.syntax;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which modules are there, as far as a configuration loads them itself. */
public final class ApacheModules {
    /** Part of the program everywhere, or on Debian; nobody loads them. */
    private static final Set<String> BUILT_IN =
            Set.of("core", "so", "http", "log_config", "logio", "version", "unixd", "watchdog");

    private static final String PROCESSES = "mpm_";
    /** What Debian and most others run unless told otherwise. */
    private static final String USUAL_PROCESSES = "mpm_event";

    private final Set<String> loaded = new HashSet<>();

    void load(String module, String file) {
        loaded.add(plain(module));
        loaded.add(plain(file.substring(file.lastIndexOf('/') + 1)));
    }

    /** Whether {@code module} is there; {@code mod_proxy.c} and {@code proxy_module} are one. */
    boolean has(String module) {
        String name = plain(module);
        if (BUILT_IN.contains(name) || loaded.contains(name)) {
            return true;
        }
        // Of the ways to have processes there is one; any other module may be loaded by what is not seen here.
        return loaded.isEmpty() && (!name.startsWith(PROCESSES) || name.equals(USUAL_PROCESSES));
    }

    /** The name without what the kinds of writing it add. */
    public static String plain(String module) {
        return module.toLowerCase(Locale.ROOT).replaceFirst("^mod_", "").replaceFirst("(_module|\\.c|\\.so)$", "");
    }
}
