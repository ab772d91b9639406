package longwire.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a command of this process came to, and what it said. Tests run one after another: while a command speaks, nobody else
 * does.
 *
 * @param status of the process, had it been one
 * @param out what went to standard output
 * @param err what went to standard error
 */
record Spoken(int status, String out, String err) {
    /** Runs {@code longwire} with {@code arguments}. */
    static Spoken by(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream heardOut = new ByteArrayOutputStream();
        ByteArrayOutputStream heardErr = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(heardOut, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(heardErr, true, StandardCharsets.UTF_8));
            int status = Main.execute(arguments);
            return new Spoken(
                    status, heardOut.toString(StandardCharsets.UTF_8), heardErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }
}
