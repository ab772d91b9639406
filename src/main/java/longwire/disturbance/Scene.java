package longwire.disturbance;

import java.time.Duration;
import longwire.proxy.Operation;
import longwire.relay.Impairment;

/** What can be disturbed in a trial. */
public interface Scene {
    /** The origin; only where it is ours. */
    Origin origin();

    /** The proxy of the trial's path. */
    Proxy proxy();

    /** Treats all bytes between viewers and the proxy so from now on; only where a relay stands there. */
    void impair(Impairment impairment);

    /** Whether the slow viewers read from now on. */
    void slowViewersRead(boolean reading);

    /** The origin, as a disturbance sees it. */
    interface Origin {
        /** Makes it stand still for {@code lasting}; returns when it continues. */
        void pause(Duration lasting);

        /** Kills it, and starts it again after {@code lasting}; returns when it is ready. */
        void restart(Duration lasting);

        /** Has it close all of its tunnels, spread over {@code lasting}; returns when it has begun. */
        void closeTunnels(Duration lasting);
    }

    /** The proxy, as a disturbance sees it. */
    interface Proxy {
        /** Does {@code operation} to it; returns when it has been told. */
        void perform(Operation operation);

        /**
         * Starts it again where it was, and returns when it serves viewers. What is left of the one before may live on, and
         * ends with its tunnels.
         */
        void startAgain();
    }
}
