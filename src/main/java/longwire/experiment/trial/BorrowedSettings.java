package longwire.experiment.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.process.SystemSettings;
import longwire.results.RunDirectory;

/**
 * The kernel's settings that a path wants, in effect while its proxy starts, and from right before each of its trials until
 * after it. They are put back however this process ends, unless it is killed: while any is changed,
 * {@code system-settings.json} in the run's directory says what each was before, by its name, so that a person can put it
 * back. It is gone when there is nothing to put back.
 */
public final class BorrowedSettings implements AutoCloseable {
    private static final String FILE = "system-settings";

    private final RunDirectory run;
    private final SystemSettings system;
    private Map<String, String> before = Map.of();
    private boolean closed;

    BorrowedSettings(RunDirectory run, SystemSettings system) {
        this.run = run;
        this.system = system;
    }

    /**
     * Puts back what was changed, and changes what {@code wanted} names: all of it, or none.
     *
     * @throws InputFault when the kernel refuses a value
     * @throws OutsideFault when this process may not change one, or put one back
     */
    public synchronized void borrow(Map<String, String> wanted) {
        giveBack();
        if (wanted.isEmpty()) {
            return;
        }
        if (closed) {
            // Whoever ended the experiment has put back everything, and nobody would come again.
            throw new OutsideFault("system settings: not changed, since the experiment has ended");
        }
        Map<String, String> now = system.read(wanted.keySet());
        run.writeJson(FILE, now);
        before = now;
        try {
            system.apply(wanted);
        } catch (InputFault | OutsideFault refused) {
            giveBack();
            throw refused;
        }
    }

    /**
     * Puts back what was changed; harmless where nothing is.
     *
     * @throws OutsideFault when a setting could not be put back; it is tried again the next time
     */
    public synchronized void giveBack() {
        if (before.isEmpty()) {
            return;
        }
        try {
            system.putBack(before);
            Files.deleteIfExists(run.path().resolve(FILE + ".json"));
        } catch (IOException failure) {
            throw new OutsideFault("system settings: " + failure.getMessage(), failure);
        }
        before = Map.of();
    }

    /** Puts back what was changed, and changes nothing any more; what can't be put back is told on standard error. */
    @Override
    public synchronized void close() {
        closed = true;
        try {
            giveBack();
        } catch (OutsideFault left) {
            System.err.println(left.getMessage() + "\nThe original values are in " + run.path() + "/" + FILE + ".json");
        }
    }
}
