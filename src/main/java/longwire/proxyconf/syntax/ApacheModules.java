package longwire.proxyconf.syntax;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The modules that are loaded, as far as the configuration itself shows. */
public final class ApacheModules {
    /** Compiled into the program everywhere, or on Debian, so that no configuration loads them. */
    private static final Set<String> BUILT_IN =
            Set.of("core", "so", "http", "log_config", "logio", "version", "unixd", "watchdog");

    private static final String PROCESSES = "mpm_";
    /** The default of Debian and most other distributions. */
    private static final String USUAL_PROCESSES = "mpm_event";

    private final Set<String> loaded = new HashSet<>();

    void load(String module, String file) {
        loaded.add(plain(module));
        loaded.add(plain(file.substring(file.lastIndexOf('/') + 1)));
    }

    /** Whether {@code module} is loaded; {@code mod_proxy.c} and {@code proxy_module} are the same module. */
    boolean has(String module) {
        String name = plain(module);
        if (BUILT_IN.contains(name) || loaded.contains(name)) {
            return true;
        }
        // Only one MPM is loaded at a time; any other module may be loaded by a file that is not seen here.
        return loaded.isEmpty() && (!name.startsWith(PROCESSES) || name.equals(USUAL_PROCESSES));
    }

    /** The name without the prefix or suffix of its various forms. */
    public static String plain(String module) {
        return module.toLowerCase(Locale.ROOT).replaceFirst("^mod_", "").replaceFirst("(_module|\\.c|\\.so)$", "");
    }
}
