package longwire.benchmarks.against;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import longwire.fault.OutsideFault;
import longwire.process.HostCost;

/**
 * The memory of a process tree: PSS, which divides what processes share among them.
 *
 * @param pid of its root
 */
public record Memory(long pid) {
    /** Nothing moves any more by then, and a heap that gives back has done so. */
    private static final long SETTLE_SECONDS = 2;

    private static final double MEGABYTE = 1e6;

    /** As a user of the machine sees it, a while after the last load. */
    double settledMegabytes() {
        try {
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("memory: interrupted", interrupted);
        }
        return HostCost.ofTree(pid).proportionalBytes() / MEGABYTE;
    }

    /** Without garbage, where garbage is collected: what is in use, to take one reading from another. */
    double collectedMegabytes() {
        collectGarbage();
        return settledMegabytes();
    }

    /** Has the process collect its garbage, where it is a JVM. */
    public void collectGarbage() {
        boolean java = ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .filter(command -> command.endsWith("java"))
                .isPresent();
        if (!java) {
            return;
        }
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new OutsideFault(jcmd + " cannot be started: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault("memory: interrupted", interrupted);
        }
    }
}
