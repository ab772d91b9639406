package longwire.disturbance;

import java.time.Duration;

/** The origin is killed, and started again. */
final class RestartOrigin implements Disturbance {
    @Override
    public String label() {
        return "restart-origin";
    }

    @Override
    public Subject subject() {
        return Subject.ORIGIN;
    }

    @Override
    public boolean cuts() {
        return true;
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        scene.origin().restart(lasting);
    }
}
