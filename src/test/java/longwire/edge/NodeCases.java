package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import longwire.network.Endpoint;
import longwire.process.OutsideProgram;

/** Cases for node's own test runner, in one file of src/test/node; each has its own limit, and says there what it expects. */
final class NodeCases {
    private static final Path DIRECTORY = Path.of("src/test/node");
    /** All of a file take some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final OutsideProgram node;
    private final Path file;
    private final Map<String, String> environment;

    private NodeCases(OutsideProgram node, Path file, Map<String, String> environment) {
        this.node = node;
        this.file = file;
        this.environment = environment;
    }

    /** Those of {@code file}, where node and the libraries are there; {@code environment} tells them more. */
    static NodeCases of(String file, Map<String, String> environment) {
        OutsideProgram.neededFile(DIRECTORY.resolve("node_modules/ws"));
        return new NodeCases(OutsideProgram.needed("node"), DIRECTORY.resolve(file), environment);
    }

    /**
     * Runs them.
     *
     * @param edge the URL that viewers use, without a path
     * @param origin where they let their origin listen
     */
    void assertPass(String edge, Endpoint origin) throws IOException, InterruptedException {
        Map<String, String> told = new HashMap<>(environment);
        told.put("EDGE", edge);
        told.put("ORIGIN_PORT", String.valueOf(origin.port()));

        OutsideProgram.Run run = node.run(LIMIT, told, "--test-reporter=spec", file.toString());

        assertThat(run.status()).as(run.output()).isZero();
    }
}
