package longwire.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Has a program start with the signals that a terminal's shell gives it. Tests may have been started where some are
 * ignored ({@code nohup mvn verify}, {@code mvn verify &} in a script); what is ignored stays so in all that is started
 * from there, a shell cannot take it back, and a JVM then installs no handler: a Ctrl-C from a test would be lost.
 */
public final class FromTerminal {
    private FromTerminal() {}

    /** {@code command}, with nothing ignored; its process number is the one that was started. */
    public static List<String> command(List<String> command) {
        // Of GNU coreutils, since 8.31.
        List<String> whole = new ArrayList<>(
                List.of(OutsideProgram.needed("env").file().toString(), "--default-signal=HUP,INT,QUIT,TERM"));
        whole.addAll(command);
        return whole;
    }
}
