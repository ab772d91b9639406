package longwire.gatling;

import io.gatling.core.protocol.Protocol;
import io.gatling.javaapi.core.ProtocolBuilder;
import java.nio.file.Path;
import java.util.function.Supplier;
import longwire.viewer.Load;

/** Where a population's users find what they share. */
public final class LongwireProtocol implements Protocol, ProtocolBuilder {
    private final Supplier<Load> source;
    private final Path recordTo;
    private Load load;

    /**
     * Users of a load that is asked for when the first of them comes.
     *
     * @param recordTo a directory that gets the readings when the simulation ends; null where somebody else keeps them
     */
    LongwireProtocol(Supplier<Load> source, Path recordTo) {
        this.source = source;
        this.recordTo = recordTo;
    }

    /** What the users share. */
    synchronized Load load() {
        if (load == null) {
            load = source.get();
        }
        return load;
    }

    /** Lets go of the load when all who share it are gone: its histograms are megabytes, and Gatling keeps protocols. */
    public synchronized void forget() {
        load = null;
    }

    Path recordTo() {
        return recordTo;
    }

    /** Whether any user came. */
    synchronized boolean used() {
        return load != null;
    }

    @Override
    public Protocol protocol() {
        return this;
    }
}
