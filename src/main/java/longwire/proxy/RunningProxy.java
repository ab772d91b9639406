package longwire.proxy;

import java.util.Map;
import java.util.OptionalLong;
import longwire.viewer.Target;

/** A way to the origin that viewers can use. */
public interface RunningProxy extends AutoCloseable {
    /** Where viewers connect to reach {@code path} of the origin. */
    Target target(String path);

    /** The root of its process tree, where we started one. */
    OptionalLong pid();

    /** Whether it can be used still. */
    boolean isAlive();

    /**
     * What it counted itself so far, in its own names; empty where it does not count or does not tell. Two names are
     * everybody's, where they can be told: {@code tunnelsOpened}, WebSockets that the origin accepted, and
     * {@code requests}, polls and the like; some count handshakes among these.
     */
    Map<String, Long> counters();

    /** The configuration it runs with, as it says itself where it can; empty where there is none. */
    String configuration();

    /** Its version, as it says itself; empty where there is no program. */
    String version();

    /** What it last wrote to its log; empty where there is none. */
    String log();

    /** Stops it; harmless when it has ended. */
    @Override
    void close();
}
