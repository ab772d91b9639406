package longwire.proxy;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
import longwire.viewer.Target;

/** Our own edge, in a process of its own. */
final class EdgeDriver implements ProxyDriver {
    private static final String MAIN = "longwire.edge.EdgeMain";
    private static final String FREE_PORT = "127.0.0.1:0";
    /** Its heap holds what it keeps of open tunnels; small, so that collections are short. */
    private static final List<String> JVM = List.of("-Xms256m", "-Xmx512m", "-XX:+UseSerialGC");

    @Override
    public String name() {
        return "edge";
    }

    @Override
    public RunningProxy start(Endpoint origin, Path directory) {
        List<String> arguments = List.of(
                "--listen",
                FREE_PORT,
                "--admin",
                FREE_PORT,
                "--origin",
                "http://" + origin,
                "--set",
                "drain-timeout=0s");
        ChildProcess process = ChildProcess.java(name(), MAIN, JVM, arguments, directory.resolve("proxy.log"));
        String[] addresses = process.awaitReady().split(" ");
        return new RunningEdge(
                process,
                Endpoint.parse("edge", addresses[0]),
                URI.create("http://" + addresses[1] + "/counters"),
                "edge " + String.join(" ", arguments) + "\n");
    }

    private record RunningEdge(ChildProcess process, Endpoint listening, URI countersUrl, String configuration)
            implements RunningProxy {
        @Override
        public Target target(String path) {
            return new Target(false, listening.host(), listening.port(), path);
        }

        @Override
        public OptionalLong pid() {
            return OptionalLong.of(process.pid());
        }

        @Override
        public boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public Map<String, Long> counters() {
            return Counters.get(countersUrl);
        }

        @Override
        public String log() {
            return process.logTail();
        }

        @Override
        public void close() {
            process.close();
        }
    }
}
