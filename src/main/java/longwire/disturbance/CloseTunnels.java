package longwire.disturbance;

import java.time.Duration;

/** The origin closes all of its tunnels with a close frame, spread evenly over the time that it lasts, and serves on. */
final class CloseTunnels implements Disturbance {
    @Override
    public String label() {
        return "close-tunnels";
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
        scene.origin().closeTunnels(lasting);
    }
}
