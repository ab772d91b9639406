package longwire.benchmarks.against;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.process.Scratch;
import longwire.proxy.Assignment;
import longwire.proxy.Encryption;
import longwire.proxy.RunningProxy;
import longwire.viewer.Target;

/** What all sides are measured on: one origin, and scratch directories. The generator is this process. */
final class Bench implements AutoCloseable {
    private static final String ANY_PORT = "127.0.0.1:0";

    private final Path directory = Scratch.temporary("edge-against");
    private final ChildProcess origin;
    private final Endpoint plain;
    private final Endpoint secure;
    private int started;

    /** Starts the origin. */
    Bench() {
        origin = ChildProcess.java(
                "origin",
                "longwire.origin.OriginMain",
                List.of("-Xmx512m", "-XX:+UseSerialGC"),
                List.of("--listen=" + ANY_PORT, "--listen-tls=" + ANY_PORT),
                directory.resolve("origin.log"));
        String[] addresses = origin.awaitReady().split(" ");
        plain = Endpoint.parse("origin", addresses[0]);
        secure = Endpoint.parse("origin", addresses[1]);
    }

    /** A path of the origin itself; {@code tls} if viewers speak TLS. */
    Target direct(boolean tls, String path) {
        Endpoint at = tls ? secure : plain;
        return new Target(tls, at.host(), at.port(), path);
    }

    long originPid() {
        return origin.pid();
    }

    /** Starts {@code side} with a configuration of its own; {@code tls} if viewers speak TLS to it. */
    RunningProxy start(Side side, boolean tls, int connections) {
        try {
            Path own = Files.createDirectory(directory.resolve(side.name() + "-" + ++started));
            return side.start(new Assignment(plain, tls ? Encryption.VIEWER : Encryption.NONE, connections), own);
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        origin.close();
        Scratch.delete(directory);
    }
}
