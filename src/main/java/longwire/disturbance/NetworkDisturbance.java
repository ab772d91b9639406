package longwire.disturbance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import longwire.relay.Impairment;

/**
 * The network between viewers and the proxy is impaired, and is as before.
 *
 * @param label what plans call it, with its amount
 */
record NetworkDisturbance(String label, Impairment impairment) implements Disturbance {
    @Override
    public Subject subject() {
        return Subject.NETWORK;
    }

    @Override
    public boolean cuts() {
        return impairment.cuts();
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        scene.impair(impairment);
        try {
            TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
        } catch (InterruptedException trialEnded) {
            Thread.currentThread().interrupt();
        } finally {
            scene.impair(Impairment.NONE);
        }
    }
}
