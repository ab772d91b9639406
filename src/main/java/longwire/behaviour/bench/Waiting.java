package longwire.behaviour.bench;

import longwire.fault.OutsideFault;

/** Waits, and what becomes of one that is interrupted, which happens when the user gives up or time runs out. */
public final class Waiting {
    private Waiting() {}

    /** Waits for {@code millis}. */
    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stopped) {
            throw fault(stopped);
        }
    }

    /** The fault to throw; the thread stays interrupted. */
    public static OutsideFault fault(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new OutsideFault("interrupted", stopped);
    }
}
