package longwire.proxyconf.lint;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import longwire.clock.Patience;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file says, in whichever syntax it is read, it is looked through or refused as input; nothing else happens. */
class LinterMutationTest {
    private static final int ROUNDS = 1_500;
    private static final long SEED = 20_261_123;
    /** What means something in one of the syntaxes, and is likely to upset it where nobody expects it. */
    private static final List<String> SPICE = List.of(
            "{",
            "}",
            ";",
            "\"",
            "'",
            "`",
            "\\",
            "#",
            "$",
            "${",
            "<",
            ">",
            "</",
            "<<E",
            "[",
            "]",
            ":",
            ",",
            "\n",
            "\t",
            " ",
            "0",
            "-1",
            "99999999999999999999",
            "import ",
            "include ",
            "proxy_pass ",
            "reverse_proxy ",
            "ProxyPass ",
            "backend ",
            "\u00e4",
            "\ud83d\ude00",
            "{\n",
            "}\n",
            "(x) {\n",
            "@x ",
            "map ",
            "default ",
            "location ");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    @Timeout(Patience.TEST_SECONDS)
    void nothingButFindingsOrAFaultOfTheInputComesOut(Syntax syntax) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            List<String> names = GoodConfigurations.NAMES;
            String good = GoodConfigurations.text(names.get(random.nextInt(names.size())));
            String text = round % 10 == 0 ? noise(random) : mutated(good, random);
            // Not those of this machine, and not for ever.
            String harmless = text.replace("../", "").replaceAll("(?i)(include\\w*\\s+\"?|import\\s+)/", "$1");
            // A cut may leave half of a letter of two parts, which becomes a question mark.
            Path file = Files.write(directory.resolve("configuration"), harmless.getBytes(StandardCharsets.UTF_8));
            try {
                Report report = Linter.lint(file, Optional.of(syntax), GoodConfigurations.LOAD);
                TextReport.of(report, GoodConfigurations.LOAD);
                JsonReport.of(List.of(report));
            } catch (InputFault refused) {
                continue;
            } catch (RuntimeException | StackOverflowError wrong) {
                throw new AssertionError("round " + round + " of " + syntax + ":\n" + harmless, wrong);
            }
        }
    }

    private static String mutated(String good, Random random) {
        List<String> lines = new ArrayList<>(good.lines().toList());
        int changes = 1 + random.nextInt(6);
        for (int change = 0; change < changes; change++) {
            int at = random.nextInt(lines.size());
            String line = lines.get(at);
            int column = random.nextInt(line.length() + 1);
            switch (random.nextInt(6)) {
                case 0 -> lines.remove(at);
                case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                case 2 -> lines.set(at, line.substring(0, column));
                case 3 -> lines.set(at, line.substring(column));
                case 4 -> lines.set(at, line.substring(0, column) + spice(random) + line.substring(column));
                default -> lines.set(at, spice(random) + spice(random) + line);
            }
            if (lines.isEmpty()) {
                lines.add("");
            }
        }
        return String.join("\n", lines);
    }

    private static String noise(Random random) {
        StringBuilder text = new StringBuilder();
        int parts = random.nextInt(60);
        for (int part = 0; part < parts; part++) {
            text.append(spice(random));
        }
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        return text + new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String spice(Random random) {
        return SPICE.get(random.nextInt(SPICE.size()));
    }
}
