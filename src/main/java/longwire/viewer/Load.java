package longwire.viewer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import longwire.clock.Clock;
import longwire.fault.InputFault;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.measurement.SendSchedule;
import longwire.viewer.fanout.Room;
import longwire.viewer.fanout.Seat;

/**
 * A population of viewers, and what they share: transport, schedule of handshakes, and one target or several. Of several, the
 * viewers take turns: each target has its share of them, and readings of its own.
 */
public final class Load {
    /** Time from the first viewer's start to its handshake, so that the injector's tick makes no handshake late. */
    private static final long AHEAD_NANOS = 50_000_000;

    private static final double NANOS_PER_SECOND = 1e9;

    private final Viewers viewers;
    private final Transport transport;
    /** Of all newcomers together: readings take some 400 kB, and a soak has thousands of newcomers. Null before the first. */
    private Readings newcomers;

    private final List<Target> targets;
    private final int connections;
    private final SendSchedule arrivals;
    private final List<Readings> readings;
    private final Share share;
    /** Opens when handshakes begin. */
    private final StartGate doors;

    private final StartGate gate;
    /** Viewers that send: all, or those that publish to the others. */
    private final int senders;
    /** One for each target; none where each viewer talks to the service alone. */
    private final List<Room> rooms;

    private final Queue<Viewer> slow = new ConcurrentLinkedQueue<>();
    private final Queue<Member> members = new ConcurrentLinkedQueue<>();
    private final AtomicInteger taken = new AtomicInteger();
    private List<Duration> pingIntervals = List.of();
    private double slowShare;

    /** Same as {@link #Load(Viewers, Transport, List, int, double)}, with one target. */
    public Load(Viewers viewers, Transport transport, Target target, int connections, double handshakesPerSecond) {
        this(viewers, transport, List.of(target), connections, handshakesPerSecond);
    }

    /**
     * A load without viewers yet.
     *
     * @param targets one or more, between which viewers alternate
     * @param connections number of viewers, of all targets together; a multiple of the number of targets, above 0
     * @param handshakesPerSecond rate of due handshakes; above 0
     */
    public Load(
            Viewers viewers, Transport transport, List<Target> targets, int connections, double handshakesPerSecond) {
        this(viewers, transport, targets, connections, handshakesPerSecond, Share.ALL, null, null);
    }

    /**
     * The part of a load that is in this process. Its viewers have the numbers, and with them the due times, that they have in
     * the whole.
     *
     * @param connections number of viewers in all processes
     * @param handshakesPerSecond over all processes
     * @param handshakes agrees on when they begin; null where nobody else is asked
     * @param messages agrees on when viewers that wait for each other begin to send; null where nobody else is asked
     */
    public Load(
            Viewers viewers,
            Transport transport,
            List<Target> targets,
            int connections,
            double handshakesPerSecond,
            Share share,
            StartAgreement handshakes,
            StartAgreement messages) {
        this(
                viewers,
                transport,
                targets,
                connections,
                handshakesPerSecond,
                share,
                handshakes,
                messages,
                () -> viewers.newReadings(Math.max(1, share.of(connections, targets.size()) / targets.size())));
    }

    private Load(
            Viewers viewers,
            Transport transport,
            List<Target> targets,
            int connections,
            double handshakesPerSecond,
            Share share,
            StartAgreement handshakes,
            StartAgreement messages,
            Supplier<Readings> newReadings) {
        if (connections < 1 || connections % targets.size() > 0) {
            throw new InputFault(
                    "connections",
                    connections,
                    targets.size() == 1 ? "1 or more" : "a multiple of the " + targets.size() + " targets");
        }
        this.viewers = viewers;
        this.transport = transport;
        this.targets = List.copyOf(targets);
        this.connections = connections;
        this.arrivals = SendSchedule.uniform(handshakesPerSecond, 0);
        this.readings = targets.stream().map(target -> newReadings.get()).toList();
        this.share = share;
        Clock clock = viewers.clock();
        this.doors = new StartGate(
                1, clock, handshakes == null ? begin -> begin.accept(clock.nanoTime() + AHEAD_NANOS) : handshakes);
        int here = share.of(connections, targets.size());
        this.gate = messages == null ? new StartGate(here, clock) : new StartGate(here, clock, messages);
        boolean fansOut = viewers.publishers() > 0;
        // A load that tries a path may have fewer viewers than the plan has publishers: one is left to receive.
        int publishers = Math.min(viewers.publishers() / targets.size(), Math.max(1, connections / targets.size() - 1));
        int receivers = connections / targets.size() - publishers;
        this.senders = fansOut ? publishers * targets.size() : connections;
        this.rooms = fansOut
                ? targets.stream()
                        .map(target -> new Room(publishers, receivers))
                        .toList()
                : List.of();
    }

    /**
     * A load whose viewers are all in other processes. What they record is brought into the shards of its readings, one for
     * each process, and its gate is opened from outside.
     */
    public static Load elsewhere(
            Viewers viewers, Transport transport, List<Target> targets, int connections, int processes) {
        return new Load(
                viewers,
                transport,
                targets,
                connections,
                // Nothing is due here.
                1,
                Share.ALL,
                null,
                null,
                () -> new Readings(processes));
    }

    /**
     * Makes a share of the viewers, spread among the others, slow ones: they can be told not to read, and their messages are
     * counted but not timed. Called before the first joins.
     *
     * @param share of the viewers, from 0 to 1
     */
    public void makeSlow(double share) {
        slowShare = share;
    }

    /** Makes the viewers ping at {@code intervals} in turn, one or more. Called before the first joins. */
    public void pingInTurn(List<Duration> intervals) {
        pingIntervals = List.copyOf(intervals);
    }

    /** What became of the viewers of each interval, in the order of {@link #pingInTurn}. */
    public List<PingTurn> pingTurns() {
        return IntStream.range(0, pingIntervals.size()).mapToObj(this::pingTurn).toList();
    }

    private PingTurn pingTurn(int turn) {
        List<Member> same = members.stream()
                .filter(member -> member.index % pingIntervals.size() == turn)
                .toList();
        long cut = same.stream().filter(member -> member.viewer.wasDropped()).count();
        return new PingTurn(pingIntervals.get(turn).toNanos() / NANOS_PER_SECOND, same.size(), cut);
    }

    /** Whether the slow viewers read from now on. */
    public void slowViewersRead(boolean reading) {
        slow.forEach(viewer -> viewer.read(reading));
    }

    /** The next viewer of this load, with its index, from 0. */
    public Member join() {
        int local = taken.getAndIncrement();
        int turn = local % targets.size();
        int index = share.index(local, targets.size());
        // The viewers of each target are spread alike over event loops and source addresses.
        int place = local / targets.size();
        Seat seat = rooms.isEmpty() ? null : rooms.get(turn).seat(place);
        Viewer viewer = viewers.viewer(
                transport,
                targets.get(turn),
                readings.get(turn),
                place,
                share.group(local, targets.size()),
                index,
                seat);
        if (Math.floor((index + 1) * slowShare) > Math.floor(index * slowShare)) {
            viewer.makeSlow();
            slow.add(viewer);
        }
        Member member = new Member(viewer, index, this);
        if (!pingIntervals.isEmpty()) {
            viewer.pings().every(pingIntervals.get(index % pingIntervals.size()));
        }
        members.add(member);
        return member;
    }

    /** Closes every viewer that has joined, in the way of its transport; done when all are closed. */
    public CompletableFuture<Void> closing() {
        return CompletableFuture.allOf(members.stream().map(Member::closing).toArray(CompletableFuture[]::new));
    }

    /** A viewer to the same target that is none of this load: it has readings of its own, which all such viewers share. */
    public synchronized Viewer newcomer() {
        if (newcomers == null) {
            newcomers = viewers.newReadings();
        }
        return viewers.viewer(transport, targets.get(0), newcomers, 0);
    }

    /** Counts of all newcomers together; empty before the first. */
    public synchronized Map<Count, Long> newcomerCounts() {
        return newcomers == null ? Map.of() : newcomers.counts();
    }

    /** Number of viewers, in all processes. */
    public int connections() {
        return connections;
    }

    /** Viewers that send messages: the first ones, where some publish to the others, and all otherwise. */
    public int senders() {
        return senders;
    }

    /** Whether some viewers publish and the others receive. */
    public boolean fansOut() {
        return !rooms.isEmpty();
    }

    public Transport transport() {
        return transport;
    }

    /** What its viewers recorded; only of a load with one target. */
    public Readings readings() {
        if (readings.size() > 1) {
            throw new IllegalStateException("readings of " + readings.size() + " targets (expected: of 1)");
        }
        return readings.get(0);
    }

    /** What the viewers of each target recorded, in the order of the targets. */
    public List<Readings> allReadings() {
        return readings;
    }

    /** All counts of all viewers so far; none is missing. */
    public Map<Count, Long> counts() {
        return Readings.sum(readings);
    }

    /** Connections open now, to all targets. */
    public long open() {
        return readings.stream().mapToLong(Readings::open).sum();
    }

    /** The gate at which viewers wait for each other before they send. */
    public StartGate gate() {
        return gate;
    }

    /** The current time, on the clock of all readings. */
    public long nanoTime() {
        return viewers.clock().nanoTime();
    }

    /** Calls {@code opening} with the due time of handshake {@code index} once it is known. */
    private void whenDue(int index, LongConsumer opening) {
        doors.absent();
        doors.onOpen(start -> opening.accept(start + arrivals.dueNanos(index)));
    }

    /**
     * One viewer of a load.
     *
     * @param index of the viewer, from 0
     */
    public record Member(Viewer viewer, int index, Load load) {
        /** Opens when its handshake is due. */
        public void open(Viewer.OpenListener listener) {
            open(Map.of(), listener);
        }

        /** Same as {@link #open(Viewer.OpenListener)}, with headers of this viewer alone, by name. */
        public void open(Map<String, String> headers, Viewer.OpenListener listener) {
            load.whenDue(index, due -> viewer.open(due, headers, listener));
        }

        /** Same as {@link #open(Viewer.OpenListener)}; done when it is open, or fails with what {@code failure} makes of the reason. */
        public CompletableFuture<Void> opening(Function<String, RuntimeException> failure) {
            CompletableFuture<Void> opened = new CompletableFuture<>();
            open(new Viewer.OpenListener() {
                @Override
                public void opened(long handshakeNanos) {
                    opened.complete(null);
                }

                @Override
                public void gaveUp(String reason) {
                    opened.completeExceptionally(failure.apply(reason));
                }
            });
            return opened;
        }

        /** Closes; done when it is closed. */
        public CompletableFuture<Void> closing() {
            CompletableFuture<Void> closed = new CompletableFuture<>();
            viewer.close(() -> closed.complete(null));
            return closed;
        }
    }
}
