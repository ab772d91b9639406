package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What is expected of a page in Chromium, where whether anything is drawn can be seen: the cases of a file of node's tests. They
 * are told the program of Chromium in BROWSER, the URL of the page in PAGE, and an empty directory in SAVED.
 */
public final class PageCases {
    /** All cases of a page take some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final Path file;
    private final OutsideProgram chromium;
    private final OutsideProgram node;

    private PageCases(Path file) {
        this.file = file;
        this.chromium = OutsideProgram.needed("chromium");
        this.node = OutsideProgram.needed("node");
    }

    /** Those of {@code src/test/node/<name>.test.mjs}; does not return where Chromium or node is missing. */
    public static PageCases of(String name) {
        return new PageCases(Path.of("src/test/node", name + ".test.mjs"));
    }

    /** All of them. */
    public void assertPass(String page) throws IOException, InterruptedException {
        assertPass(page, Map.of());
    }

    /** All of them; they are {@code told} more, by name. */
    public void assertPass(String page, Map<String, String> told) throws IOException, InterruptedException {
        assertPass(page, ".*", told);
    }

    /**
     * Those whose names match {@code names}.
     *
     * @param told to them as well, by name
     */
    public void assertPass(String page, String names, Map<String, String> told)
            throws IOException, InterruptedException {
        Path saved = Files.createTempDirectory("longwire-saved-");
        Map<String, String> environment = new HashMap<>(told);
        environment.put("BROWSER", chromium.file().toString());
        environment.put("PAGE", page);
        environment.put("SAVED", saved.toString());
        try {
            OutsideProgram.Run cases = node.run(
                    LIMIT, environment, "--test-reporter=spec", "--test-name-pattern=" + names, file.toString());

            assertThat(cases.status()).as(cases.output()).isZero();
        } finally {
            delete(saved);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
