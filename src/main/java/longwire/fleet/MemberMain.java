package longwire.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import longwire.fault.Exit;
import longwire.network.Endpoint;

/** A member in a process that the fleet's lead starts on its own machine. */
final class MemberMain {
    /** Where many start at once on few cores, one may have to try again; the lead ends those for which it does not wait. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private MemberMain() {}

    /** Where the lead listens, this process's host, the file with the secret, and the directory for results. */
    public static void main(String[] arguments) {
        try {
            List<String> given = List.of(arguments);
            MemberRun.run(
                    Endpoint.parse("join", given.get(0)),
                    given.get(1),
                    Path.of(given.get(2)),
                    Path.of(given.get(3)),
                    PATIENCE);
        } catch (RuntimeException fault) {
            System.exit(Exit.report(fault));
        }
    }
}
