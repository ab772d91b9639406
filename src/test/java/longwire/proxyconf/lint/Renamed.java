package longwire.proxyconf.lint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** Words of configurations that mean the same, of which a release of the program knows one. */
final class Renamed {
    /** Caddy's, the newer one last. */
    private static final List<String> WORDS = List.of("buffer_responses", "response_buffers");

    private Renamed() {}

    /** Goes on where the installed program knows the word of {@code seed}'s mistake. */
    static void orSkip(Seed seed, Path directory) throws Exception {
        unknown(seed, directory)
                .ifPresent(word -> Assumptions.abort("the program of this release does not know " + word));
    }

    /** The word of {@code seed}'s mistake, where the installed program refuses it as one that it does not know. */
    static Optional<String> unknown(Seed seed, Path directory) throws Exception {
        Optional<String> renamed =
                WORDS.stream().filter(word -> seed.line().contains(word)).findFirst();
        if (renamed.isEmpty()) {
            return renamed;
        }
        String refusal = ProgramCheck.refusal(written(seed, directory));
        return renamed.filter(word ->
                refusal.contains("unrecognized subdirective " + word) || refusal.contains("unknown field \"" + word));
    }

    private static Path written(Seed seed, Path directory) throws IOException {
        return GoodConfigurations.write(Files.createTempDirectory(directory, "asked"), seed.good(), seed.text());
    }
}
