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
    private Load load;

    /**
     * A protocol whose load is created when the first user starts.
     *
     * @param recordTo directory to write the readings to when the simulation ends; null if the caller keeps them
     */
    LongwireProtocol(Supplier<Load> source, Path recordTo) {
        this.source = source;
        this.recordTo = recordTo;
    }

    /** The load that the users share. */
    synchronized Load load() {
        if (load == null) {
            load = source.get();
        }
        return load;
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
