package longwire.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import longwire.clock.Patience;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.process.JavaCommand;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project in simulations/examples: what its pom.xml would build and run, with what Longwire's jar has and nothing of its tests. */
@Tag("whole")
class ExampleProjectTest {
    private static final Path PROJECT = Path.of("simulations/examples/asking");
    private static final long ASKED = 2L * 2 * 5;
    private static final long RECEIVERS = 18;

    @TempDir
    private Path directory;

    @Test
    void itsProtocolIsCompiledAgainstLongwireAloneAndMeasuresItsService() throws Exception {
        Path classes = compile();
        Path record = directory.resolve("record");

        Process gatling = gatling(classes, record);
        String printed = new String(gatling.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(gatling.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(gatling.exitValue()).as(printed).isZero();
        assertThat(IntervalLog.read(record, Series.RESPONSE).getTotalCount()).isEqualTo(ASKED);
        assertThat(IntervalLog.read(record, Series.FAN_OUT).getTotalCount()).isEqualTo(ASKED * RECEIVERS);
        assertThat(IntervalLog.read(record, Series.SKEW).getTotalCount()).isEqualTo(ASKED);
        assertThat(Files.readAllLines(record.resolve("counts.txt")))
                .contains("delivered " + ASKED * RECEIVERS, "missed 0", "pushes " + ASKED, "corrupted 0");
    }

    @Test
    void thePageThatTellsOfItShowsItsCorrelatorAsItIs() throws Exception {
        String source = Files.readString(PROJECT.resolve("src/main/java/example/asking/Asking.java"));
        String page = Files.readString(Path.of("docs/correlator.md"));

        assertThat(page).contains(source.substring(source.indexOf("public final class")));
    }

    @Test
    void itsPomNamesTheVersionsOfOurs() throws Exception {
        String ours = Files.readString(Path.of("pom.xml"));
        String theirs = Files.readString(PROJECT.resolve("pom.xml"));

        for (String property : List.of("netty.version", "gatling-maven-plugin.version")) {
            String version = ours.replaceFirst("(?s).*<" + property + ">(.*?)<.*", "$1");
            assertThat(theirs).contains("<version>" + version + "</version>");
        }
    }

    private Path compile() throws IOException {
        Path classes = Files.createDirectory(directory.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-d", classes.toString(), "-cp", classPath(), "-Xlint:all,-classfile,-processing");
            boolean compiled = compiler.getTask(
                            said, files, null, options, null, files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            assertThat(compiled).as(said.toString()).isTrue();
        }
        Path services = Files.createDirectories(classes.resolve("META-INF/services"));
        String name = "longwire.viewer.conversation.Protocol";
        Files.copy(PROJECT.resolve("src/main/resources/META-INF/services").resolve(name), services.resolve(name));
        return classes;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(PROJECT)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** Without the classes of our tests. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("test-classes/"))
                .collect(Collectors.joining(":"));
    }

    private Process gatling(Path classes, Path record) throws IOException {
        List<String> jvm = List.of(
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Djava.util.prefs.PreferencesFactory=longwire.gatling.NoUpdateCheck",
                "-Dasking.record=" + record);
        List<String> arguments = List.of(
                "-s",
                "example.asking.AskingSimulation",
                "-rf",
                directory.resolve("gatling").toString());
        List<String> command = JavaCommand.of("io.gatling.app.Gatling", jvm, arguments).stream()
                .map(word -> word.equals(System.getProperty("java.class.path")) ? classes + ":" + classPath() : word)
                .toList();
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
