package longwire.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.process.JavaCommand;
import org.junit.jupiter.api.Test;

class EdgeJvmTest {
    /** A JVM that does not know an argument, or finds two at odds, says so before the program says anything. */
    @Test
    void aJvmTakesTheArgumentsAndSaysNothing() throws Exception {
        List<String> command = JavaCommand.of(Silent.class.getName(), EdgeJvm.arguments(), List.of());

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void theScriptGivesAnEdgeTheSameArguments() throws Exception {
        Path options = Path.of("src/main/resources/longwire/edge-jvm.options");

        List<String> lines = new ArrayList<>(Files.readAllLines(options));
        lines.removeIf(line -> line.startsWith("#"));

        assertThat(EdgeJvm.arguments()).isEqualTo(lines);
        assertThat(Files.readString(Path.of("scripts/longwire"))).contains("edge) heap=(@" + options + ")");
    }

    /** A program that says nothing. */
    static final class Silent {
        private Silent() {}

        public static void main(String[] arguments) {}
    }
}
