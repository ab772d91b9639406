package longwire.plan;

import java.nio.file.Path;
import java.util.regex.Pattern;
import longwire.settings.Limits;

/**
 * Where a run is kept.
 *
 * @param name begins the name of its directory: letters, digits, dots and dashes
 * @param results directory of the runs
 * @param gatling directory in which Gatling writes its own report
 * @param messageLog whether the times of each message are kept
 */
public record Kept(String name, Path results, Path gatling, boolean messageLog) {
    /** What may be the name of a directory anywhere. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public Kept {
        new Limits()
                .check("name", name, NAME.matcher(name).matches(), "letters, digits, dots and dashes")
                .refuse();
    }
}
