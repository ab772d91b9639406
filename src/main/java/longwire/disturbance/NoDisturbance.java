package longwire.disturbance;

import java.time.Duration;

/** Nothing happens. */
final class NoDisturbance implements Disturbance {
    @Override
    public String label() {
        return "none";
    }

    @Override
    public Subject subject() {
        return Subject.NOTHING;
    }

    @Override
    public boolean cuts() {
        return false;
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        // Nothing.
    }
}
