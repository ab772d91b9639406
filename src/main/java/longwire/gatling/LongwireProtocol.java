package longwire.gatling;

import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.nio.file.Path;
import java.util.function.Supplier;
import longwire.viewer.Load;

/** The protocol of a population: holds the load that its users share. */
public final class LongwireProtocol implements Protocol, ProtocolBuilder {
    private final Supplier<Load> source;
    private final Path recordTo;
    private final boolean everybodyConnects;
    private int absent;
    private Load load;

    /**
     * A protocol whose load is created when the first user starts.
     *
     * @param recordTo directory to write the readings to when the simulation ends; null if the caller keeps them
     * @param everybodyConnects whether a user that ends before it has tried to connect is one that the others wait for
     */
    LongwireProtocol(Supplier<Load> source, Path recordTo, boolean everybodyConnects) {
        this.source = source;
        this.recordTo = recordTo;
        this.everybodyConnects = everybodyConnects;
    }

    /** The load that the users share. */
    synchronized Load load() {
        if (load == null) {
            load = source.get();
            for (; absent > 0; absent--) {
                load.gate().absent();
            }
        }
        return load;
    }

    /** A user ended that had not tried to connect, because its login failed. */
    synchronized void leftEarly() {
        if (everybodyConnects && load == null) {
            // A load is not started for somebody who leaves.
            absent++;
        } else if (everybodyConnects) {
            load.gate().absent();
        }
    }

    /** Releases the load after its last user: its histograms take megabytes, and Gatling keeps protocols. */
    public synchronized void forget() {
        load = null;
    }

    Path recordTo() {
        return recordTo;
    }

    /** Whether any user has started. */
    synchronized boolean used() {
        return load != null;
    }

    @Override
    public Protocol protocol() {
        return this;
    }
}
