package longwire.plan;

import java.util.Locale;
import longwire.viewer.Target;

/**
 * What is to be known of a system that somebody else started, beside what any path has.
 *
 * @param target where viewers connect
 * @param apply the command that puts the path's settings in effect there; empty where nothing does
 * @param commands what its owner does to it; {@code reload} also runs after {@code apply}
 */
public record External(Target target, String apply, OwnersCommands commands) {
    private static final String PREFIX = "LONGWIRE_";
    /** The variable that says where the file with all settings is. */
    public static final String SETTINGS = variable("settings");

    /** Whether its settings are put in effect by commands. */
    public boolean isApplied() {
        return !apply.isEmpty();
    }

    /** What {@code setting} is called in the commands' environment. */
    public static String variable(String setting) {
        return PREFIX + setting.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
