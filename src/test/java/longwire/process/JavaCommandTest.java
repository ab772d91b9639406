package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavaCommandTest {
    private static final String MAIN = Restricted.class.getName();

    private final String property = System.getProperty(JavaCommand.PROPERTY);

    @AfterEach
    void putThePropertyBack() {
        setProperty(property);
    }

    /** Without the quiet arguments JDK 24 prints four lines before ours, and Netty on JDK 25 does without Unsafe. */
    @Test
    void aJvmSaysNothingOfItsOwn() throws Exception {
        List<String> command = JavaCommand.of(MAIN, List.of(), List.of());

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(Restricted.DONE + "\n");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void mavenAndTheScriptsTakeTheSameArguments() throws Exception {
        assertThat(Files.readAllLines(Path.of("scripts", "jvm.options")))
                .filteredOn(line -> !line.startsWith("#"))
                .isEqualTo(JavaCommand.QUIET);
        assertThat(Files.readAllLines(Path.of(".mvn", "jvm.config")))
                .filteredOn(line -> !line.equals("-XX:TieredStopAtLevel=1"))
                .isEqualTo(JavaCommand.QUIET);
    }

    @Test
    void whatAJvmIsGivenComesAfterWhatAllAreGiven() {
        setProperty(" -XX:TieredStopAtLevel=1  -Xshare:auto ");

        List<String> command = JavaCommand.of(MAIN, List.of("-Xmx8m"), List.of("a", "b"));

        assertThat(command.subList(1, command.size()))
                .startsWith(JavaCommand.QUIET.toArray(String[]::new))
                .endsWith(
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-Dchildren.jvm=-XX:TieredStopAtLevel=1  -Xshare:auto",
                        "-Xmx8m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MAIN,
                        "a",
                        "b");
    }

    @Test
    void argumentsOfThisJvmThatAreHandedOnStandThereOnce() {
        setProperty("-XX:TieredStopAtLevel=1");

        List<String> command =
                JavaCommand.of(MAIN, JavaCommand.of(MAIN, List.of(), List.of()).subList(1, 5), List.of());

        assertThat(command).doesNotHaveDuplicates();
    }

    private static void setProperty(String value) {
        if (value == null) {
            System.clearProperty(JavaCommand.PROPERTY);
        } else {
            System.setProperty(JavaCommand.PROPERTY, value);
        }
    }
}
