package longwire.process;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** What is still done when this process is told to end in the middle of some work. */
public final class Interruption {
    private Interruption() {}

    /**
     * Does {@code work} and returns what came of it. If this process ends meanwhile, {@code last} runs before that, on a thread called
     * {@code name}, and this does not return: what came of the work is no news any more.
     */
    public static <T> T during(Supplier<T> work, String name, Runnable last) {
        Thread hook = new Thread(last, name);
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            forget(hook);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException thisProcessEnds) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
