package longwire.process;

import java.nio.file.Path;
import java.util.List;

/** A process that starts another which knows nothing of it, says its number, and waits to be killed. */
final class GuardingParent {
    private GuardingParent() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChildProcess child =
                ChildProcess.guarded("it", List.of("sleep", "60"), "TERM", Path.of(arguments[0], "it.log"));
        System.out.println(child.pid());
        Thread.currentThread().join();
    }
}
