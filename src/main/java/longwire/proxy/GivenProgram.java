package longwire.proxy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.settings.SettingsSchema;

/**
 * A program of the user's, perhaps of a version that the driver's configuration was not written for. Whatever keeps it from
 * starting is the user's to change, and so is a fault of the plan.
 *
 * @param key that names it in the plan, such as {@code paths.1.program}
 */
record GivenProgram(String key, Executable executable) {
    private static final String LAST_WORD = "[^.]*$";
    /** How programs refuse a word of their configuration that their version does not know. */
    private static final Pattern UNKNOWN_WORD = Pattern.compile(
            "(?i)(?:unknown (?:directive|keyword|parameter|option|field)|invalid (?:command|parameter)|unrecognized \\w+)"
                    + "[^'\"\\n]{0,40}['\"]([^'\"\\n=]+)");

    /**
     * The program in {@code file}.
     *
     * @param name of the proxy
     * @throws InputFault when {@code file} is not a program that prints a version
     */
    static GivenProgram of(String key, Path file, String name, Description.Commands commands) {
        Path absolute = file.toAbsolutePath();
        if (!Files.isRegularFile(absolute) || !Files.isExecutable(absolute)) {
            throw new InputFault(
                    key, file, "an executable file" + (file.isAbsolute() ? "" : "; it would be " + absolute));
        }
        try {
            return new GivenProgram(key, Executable.of(name, absolute, commands));
        } catch (OutsideFault failed) {
            throw new InputFault(
                    key,
                    file,
                    "a program that prints its version; "
                            + failed.getMessage().strip().replaceAll("\\s*\n\\s*", " "));
        }
    }

    /**
     * The fault of a start that ended with {@code failed}. If its log names a word that the program does not know, the fault
     * names the plan's setting of that name, or else the word.
     */
    InputFault refused(String name, SettingsSchema schema, Settings settings, OutsideFault failed) {
        String log = "\n" + failed.getMessage();
        Matcher unknown = UNKNOWN_WORD.matcher(failed.getMessage());
        if (!unknown.find()) {
            return new InputFault(key + ": " + executable.file() + ", version " + executable.version()
                    + " (expected: a program that starts as " + name + ")" + log);
        }
        String word = unknown.group(1);
        Optional<Setting> setting = schema.settings().stream()
                .filter(declared ->
                        declared.name().equals(word) || declared.name().endsWith(" " + word))
                .filter(declared -> !settings.get(declared.name()).equals(declared.standard()))
                .findFirst();
        return setting.map(said -> new InputFault(key.replaceFirst(LAST_WORD, "settings.") + said.name() + ": "
                        + settings.get(said.name()) + " (expected: a setting that " + name + " "
                        + executable.version() + " knows)" + log))
                .orElseGet(() -> new InputFault(key + ": " + executable.file() + ", version " + executable.version()
                        + " (expected: a version that knows " + word + ")" + log));
    }
}
