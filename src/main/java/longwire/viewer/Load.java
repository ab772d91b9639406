package longwire.viewer;

import java.util.concurrent.atomic.AtomicInteger;
import longwire.fault.InputFault;
import longwire.measurement.Readings;
import longwire.measurement.SendSchedule;

/** What the viewers of one load share: where they connect and how, when each is due, and where readings go. */
public final class Load {
    /** The first handshake is due so long after the first viewer came, so that a tick of its injector makes none late. */
    private static final long AHEAD_NANOS = 50_000_000;

    private final Viewers viewers;
    private final Transport transport;
    private final Target target;
    private final int connections;
    private final SendSchedule arrivals;
    private final Readings readings;
    private final StartGate gate;
    private final AtomicInteger taken = new AtomicInteger();
    private long startNanos;
    private boolean started;

    /**
     * A load that has yet to begin.
     *
     * @param connections how many viewers it has; 1 or more
     * @param handshakesPerSecond how fast they come; above 0
     */
    public Load(Viewers viewers, Transport transport, Target target, int connections, double handshakesPerSecond) {
        if (connections < 1) {
            throw new InputFault("connections", connections, "1 or more");
        }
        this.viewers = viewers;
        this.transport = transport;
        this.target = target;
        this.connections = connections;
        this.arrivals = SendSchedule.uniform(handshakesPerSecond, 0);
        this.readings = viewers.newReadings();
        this.gate = new StartGate(connections, viewers.clock());
    }

    /** The next viewer of this load, with the number that it has in it, from 0. */
    public Member join() {
        int index = taken.getAndIncrement();
        return new Member(viewers.viewer(transport, target, readings, index), index, this);
    }

    public int connections() {
        return connections;
    }

    public Target target() {
        return target;
    }

    public Transport transport() {
        return transport;
    }

    public Readings readings() {
        return readings;
    }

    /** Where the viewers wait for each other before they send. */
    public StartGate gate() {
        return gate;
    }

    /** Now, on the clock of all readings. */
    public long nanoTime() {
        return viewers.clock().nanoTime();
    }

    private synchronized long handshakeDueNanos(int index) {
        if (!started) {
            started = true;
            startNanos = nanoTime() + AHEAD_NANOS;
        }
        return startNanos + arrivals.dueNanos(index);
    }

    /**
     * One viewer of a load.
     *
     * @param index its number, from 0
     */
    public record Member(Viewer viewer, int index, Load load) {
        /** Opens when its handshake is due. */
        public void open(Viewer.OpenListener listener) {
            viewer.open(load.handshakeDueNanos(index), listener);
        }
    }
}
