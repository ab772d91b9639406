package longwire.proxy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.OutsideFault;
import longwire.process.ShortCommand;

/**
 * A program on this machine.
 *
 * @param version as it reports it
 */
record Executable(Path file, String version) {
    private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+)+[^\\s,)]*");

    /**
     * The program in {@code file}, asked for its version.
     *
     * @param name of the proxy, for faults
     * @throws OutsideFault when it cannot be run or prints no version
     */
    static Executable of(String name, Path file, Description.Commands commands) {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(commands.version());
        String printed = ShortCommand.run(command).text();
        Matcher version = VERSION.matcher(printed);
        if (!version.find()) {
            throw new OutsideFault(
                    name + ": no version in the output of " + String.join(" ", command) + ": " + printed);
        }
        return new Executable(file, version.group());
    }
}
