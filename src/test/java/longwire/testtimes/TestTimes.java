package longwire.testtimes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Prints a table of test classes, the longest first. Seconds are those of the class by itself: where two forks run at
 * once, the sum is about twice what a person waited.
 */
public final class TestTimes {
    private static final int SHOWN = 40;
    private static final String ROW = "%9s %6s %10s  %s%n";

    private TestTimes() {}

    private record TestClass(String name, double seconds, int tests, int skipped) {}

    /** Arguments: surefire's directory, then recordings, from which the started processes are counted. */
    public static void main(String... arguments) throws IOException, ParserConfigurationException, SAXException {
        Path reports = Path.of(arguments.length == 0 ? "target/surefire-reports" : arguments[0]);
        List<TestClass> classes = Files.isDirectory(reports) ? read(reports) : List.of();
        if (classes.isEmpty()) {
            System.err.println("reports: " + reports + " (expected: a directory with surefire's TEST-*.xml)");
            System.exit(2);
        }
        List<Path> recordings = Arrays.stream(arguments).skip(1).map(Path::of).toList();
        print(classes, recordings.isEmpty() ? Map.of() : started(recordings), !recordings.isEmpty());
    }

    private static void print(List<TestClass> classes, Map<String, Integer> started, boolean counted) {
        System.out.printf(Locale.ROOT, ROW, "seconds", "tests", "processes", "class");
        classes.stream()
                .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                .limit(SHOWN)
                .forEach(row -> print(
                        row.name().replaceFirst("^longwire\\.", ""),
                        row.seconds(),
                        row.tests(),
                        counted ? started.getOrDefault(row.name(), 0) : -1));
        print(
                "all " + classes.size() + " classes; "
                        + classes.stream().mapToInt(TestClass::skipped).sum() + " tests skipped",
                classes.stream().mapToDouble(TestClass::seconds).sum(),
                classes.stream().mapToInt(TestClass::tests).sum(),
                counted ? started.values().stream().mapToInt(Integer::intValue).sum() : -1);
    }

    private static void print(String name, double seconds, int tests, int processes) {
        System.out.printf(
                Locale.ROOT,
                ROW,
                String.format(Locale.ROOT, "%.1f", seconds),
                tests,
                processes < 0 ? "-" : processes,
                name);
    }

    private static List<TestClass> read(Path reports) throws IOException, ParserConfigurationException, SAXException {
        List<TestClass> classes = new ArrayList<>();
        try (Stream<Path> files = Files.list(reports)) {
            for (Path file : files.filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
                    .toList()) {
                Element suite = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(file.toFile())
                        .getDocumentElement();
                classes.add(new TestClass(
                        suite.getAttribute("name"),
                        Double.parseDouble(suite.getAttribute("time").replace(",", "")),
                        // Its attribute leaves out what a class has from an interface or in a nested class.
                        suite.getElementsByTagName("testcase").getLength(),
                        suite.getElementsByTagName("skipped").getLength()));
            }
        }
        return classes;
    }

    /** How many processes each test class started; those of other processes' own are not seen. */
    private static Map<String, Integer> started(List<Path> recordings) throws IOException {
        Map<String, Integer> started = new HashMap<>();
        for (Path recording : recordings) {
            try (RecordingFile events = new RecordingFile(recording)) {
                while (events.hasMoreEvents()) {
                    RecordedEvent event = events.readEvent();
                    if (event.getEventType().getName().equals("jdk.ProcessStart")) {
                        started.merge(starter(event), 1, Integer::sum);
                    }
                }
            }
        }
        return started;
    }

    /** The outermost test class in whose name a process was started. */
    private static String starter(RecordedEvent event) {
        String starter = "?";
        if (event.getStackTrace() != null) {
            for (RecordedFrame frame : event.getStackTrace().getFrames()) {
                String name = frame.getMethod().getType().getName().split("\\$")[0];
                starter = name.startsWith("longwire.") && name.endsWith("Test") ? name : starter;
            }
        }
        return starter;
    }
}
