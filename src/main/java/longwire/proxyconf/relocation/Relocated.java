package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.List;

/**
 * A user's configuration as it runs here.
 *
 * @param main the file that the proxy is started with
 * @param text all its files, each below its name if there are several
 * @param changes what differs from the user's: {@code FILE:LINE: was → is} for each line
 * @param environment {@code NAME=VALUE} for each variable that the proxy is started with
 * @param mirror the directory of the changed files; faults of the proxy name files in it
 */
public record Relocated(Path main, String text, List<String> changes, List<String> environment, Path mirror) {
    public Relocated {
        changes = List.copyOf(changes);
        environment = List.copyOf(environment);
    }

    /** {@code log} with the user's files in place of those of the mirror. */
    public String inTheUsersWords(String log) {
        return new Mirror(mirror).original(log);
    }
}
