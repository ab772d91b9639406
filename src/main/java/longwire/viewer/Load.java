package longwire.viewer;

import java.util.concurrent.atomic.AtomicInteger;
import longwire.fault.InputFault;
import longwire.measurement.Readings;
import longwire.measurement.SendSchedule;

/** A population of viewers, and what they share: target, transport, handshake schedule and recorder. */
public final class Load {
    /** Time from the first viewer's start to its handshake, so that the injector's tick makes no handshake late. */
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
     * A load without viewers yet.
     *
     * @param connections number of viewers; 1 or more
     * @param handshakesPerSecond rate of due handshakes; above 0
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

    /** The next viewer of this load, with its index, from 0. */
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

    /** The gate at which viewers wait for each other before they send. */
    public StartGate gate() {
        return gate;
    }

    /** The current time, on the clock of all readings. */
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
     * @param index of the viewer, from 0
     */
    public record Member(Viewer viewer, int index, Load load) {
        /** Opens when its handshake is due. */
        public void open(Viewer.OpenListener listener) {
            viewer.open(load.handshakeDueNanos(index), listener);
        }
    }
}
