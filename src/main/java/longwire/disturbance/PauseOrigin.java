package longwire.disturbance;

import java.time.Duration;

/** The origin stands still, and continues. */
final class PauseOrigin implements Disturbance {
    @Override
    public String label() {
        return "pause-origin";
    }

    @Override
    public Subject subject() {
        return Subject.ORIGIN;
    }

    @Override
    public boolean cuts() {
        return false;
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        scene.origin().pause(lasting);
    }
}
