package longwire.edge.http1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import longwire.testtimes.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EDGE.md, rules 3 and 6 of the tunnel, for bytes that nobody thought of: the inputs that fuzzing began with or found,
 * then thousands made of them, the same ones each time. {@code scripts/fuzz} looks further.
 */
class DecoderMutationTest {
    private static final int MUTANTS = Effort.cases(2_500, 500);
    private static final int MOST_CHANGES = 5;
    private static final int LONGEST_COPY = 40;
    /** What HTTP is made of, and what it must not be made of. */
    private static final List<String> WORDS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\0",
            " ",
            "\t",
            "\u000b",
            ":",
            ",",
            ";",
            "0",
            "7",
            "f",
            "-",
            "\"",
            "#",
            "_",
            "\u00e9",
            "\r\n\r\n",
            "0\r\n\r\n",
            "5\r\nhello\r\n",
            " HTTP/1.1",
            " HTTP/1.0",
            "http://a",
            "GET /x HTTP/1.1\r\nHost: a\r\n\r\n",
            "POST",
            "HEAD",
            "HTTP/1.1 200 OK\r\n",
            "HTTP/1.1 103 E\r\n\r\n",
            " 101 ",
            " 204 ",
            " 304 ",
            "Host: b\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: 0\r\n",
            "Transfer-Encoding: chunked\r\n",
            "chunked",
            "X_Forwarded_For: x\r\n",
            "Connection: x\r\n",
            "Upgrade: websocket\r\n",
            "Connection: upgrade\r\n");

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void requestsKeepTheRules(long seed) throws Exception {
        check(RequestDecoderFuzz.class, seed, DecoderRules::checkRequests);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void responsesKeepTheRules(long seed) throws Exception {
        check(ResponseDecoderFuzz.class, seed, DecoderRules::checkResponses);
    }

    private static void check(Class<?> fuzz, long seed, Consumer<byte[]> rules) throws Exception {
        List<String> corpus = corpus(fuzz);
        SplittableRandom random = new SplittableRandom(seed);
        corpus.forEach(input -> checkOne(input, rules));
        for (int i = 0; i < MUTANTS; i++) {
            checkOne(mutant(corpus, random), rules);
        }
    }

    private static void checkOne(String input, Consumer<byte[]> rules) {
        try {
            rules.accept(input.getBytes(StandardCharsets.ISO_8859_1));
        } catch (AssertionError | RuntimeException broken) {
            throw new AssertionError("broken by: " + input.replace("\r", "\\r").replace("\n", "\\n"), broken);
        }
    }

    private static String mutant(List<String> corpus, SplittableRandom random) {
        StringBuilder text = new StringBuilder(one(corpus, random));
        int changes = random.nextInt(1, MOST_CHANGES + 1);
        for (int i = 0; i < changes; i++) {
            int at = random.nextInt(text.length() + 1);
            int end = Math.min(text.length(), at + random.nextInt(LONGEST_COPY));
            switch (random.nextInt(6)) {
                case 0 -> text.insert(at, one(WORDS, random));
                case 1 -> text.replace(at, end, one(WORDS, random));
                case 2 -> text.delete(at, end);
                case 3 -> text.insert(random.nextInt(text.length() + 1), text.substring(at, end));
                case 4 -> text.replace(at, Math.min(text.length(), at + 1), "" + (char) random.nextInt(256));
                default -> text.append(one(corpus, random));
            }
        }
        return text.toString();
    }

    private static String one(List<String> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> corpus(Class<?> fuzz) throws IOException, URISyntaxException {
        Path directory =
                Path.of(fuzz.getResource(fuzz.getSimpleName() + "Inputs").toURI());
        List<String> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                corpus.add(Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(corpus).isNotEmpty();
        return corpus;
    }
}
