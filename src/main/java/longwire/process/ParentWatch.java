package longwire.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when its parent ends in any way: standard input is a pipe from the parent, and the kernel closes it
 * even if the parent is killed.
 */
public final class ParentWatch {
    /** Set by {@link ChildProcess} for the programs it starts; without it, standard input is not watched. */
    static final String VARIABLE = "LONGWIRE_PARENT_HOLDS_STDIN";

    private ParentWatch() {}

    /** Starts watching if Longwire started this process; {@code exit} runs when the parent has ended. */
    public static void start(Runnable exit) {
        if (System.getenv(VARIABLE) == null) {
            return;
        }
        Thread watch = new Thread(() -> awaitEnd(System.in, exit), "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream parent, Runnable exit) {
        try {
            while (parent.read() >= 0) {
                // The parent never writes; any input is not the end.
            }
        } catch (IOException broken) {
            // As good as closed.
        }
        exit.run();
    }
}
