package longwire.viewer.pacing;

import io.netty.channel.IoHandle;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerContext;
import io.netty.channel.IoRegistration;
import longwire.clock.Clock;

/**
 * Waits for sockets, but no longer than until the next message is due. So no message needs a timer task, and the write
 * follows the wake-up directly.
 */
public final class PacedIoHandler implements IoHandler {
    /** Netty's value for "no task is scheduled". */
    private static final long NOTHING_SCHEDULED = -1;

    private final IoHandler sockets;
    private final PacedLoop pacing;
    private final Pacer pacer;
    private final Clock clock;
    private final WakeUp wakeUp;
    private final SpinTime spin;
    private final PacedContext paced = new PacedContext();

    /**
     * Wraps {@code sockets}.
     *
     * @param spinNanos how long at most before a due time the loop stops sleeping and spins; saves the delay of a wake-up,
     *     costs CPU
     */
    public PacedIoHandler(IoHandler sockets, PacedLoop pacing, long spinNanos) {
        this.sockets = sockets;
        this.pacing = pacing;
        this.pacer = pacing.pacer();
        this.clock = pacing.clock();
        this.wakeUp = pacing.wakeUp();
        this.spin = new SpinTime(spinNanos);
    }

    @Override
    public int run(IoHandlerContext context) {
        wakeUp.begins();
        int sent = pacing.fireDue();
        paced.loop = context;
        wakeUp.looks(sent);
        int handled = sockets.run(paced);
        wakeUp.ends(handled);
        if (handled == 0 && paced.mayBlock) {
            spin.woke(wakeUp.endNanos() - paced.wakeNanos);
        } else if (sent == 0 && handled == 0) {
            pacing.spun(wakeUp.spunNanos());
        }
        return handled;
    }

    @Override
    public void initialize() {
        sockets.initialize();
    }

    @Override
    public IoRegistration register(IoHandle handle) throws Exception {
        return sockets.register(handle);
    }

    @Override
    public void wakeup() {
        sockets.wakeup();
    }

    @Override
    public boolean isCompatible(Class<? extends IoHandle> handleType) {
        return sockets.isCompatible(handleType);
    }

    @Override
    public void prepareToDestroy() {
        sockets.prepareToDestroy();
    }

    @Override
    public void destroy() {
        sockets.destroy();
    }

    /** The loop's context, with the pacer's due time as an additional deadline. */
    private final class PacedContext implements IoHandlerContext {
        private IoHandlerContext loop;
        /** Whether the last turn was allowed to wait. */
        private boolean mayBlock;
        /** Until when it was, for what is due. */
        private long wakeNanos;

        @Override
        public boolean canBlock() {
            mayBlock = loop.canBlock() && untilDueNanos() > 0;
            wakeNanos = pacer.nextDueNanos() - spin.nanos();
            return mayBlock;
        }

        @Override
        public long delayNanos(long currentTimeNanos) {
            return Math.min(loop.delayNanos(currentTimeNanos), Math.max(0, untilDueNanos()));
        }

        @Override
        public long deadlineNanos() {
            // Used only to detect a changed deadline. That Netty's own deadline counts from another moment does not
            // matter here.
            long own = loop.deadlineNanos();
            long due = pacer.nextDueNanos();
            if (due == Pacer.NEVER) {
                return own;
            }
            return own == NOTHING_SCHEDULED || untilDueNanos() < loop.delayNanos(clock.nanoTime()) ? due : own;
        }

        @Override
        public void reportActiveIoTime(long activeNanos) {
            loop.reportActiveIoTime(activeNanos);
        }

        @Override
        public boolean shouldReportActiveIoTime() {
            // Asked after each wait that found something, before anything is read; nothing else tells the moment.
            wakeUp.found();
            return loop.shouldReportActiveIoTime();
        }

        /** The due time {@link Pacer#NEVER} must not overflow into one in the past. */
        private long untilDueNanos() {
            long due = pacer.nextDueNanos();
            return due == Pacer.NEVER ? Long.MAX_VALUE : due - spin.nanos() - clock.nanoTime();
        }
    }
}
