package longwire.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/** The evidence of one run of an experiment. It is INVALID from its start until its end removes the mark. */
public final class RunDirectory {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String SUMMARY = "summary";
    private static final String ENVIRONMENT = "environment";
    private static final String PATHS = "paths";
    private static final String REPORT = "report.html";

    private final Path path;

    private RunDirectory(Path path) {
        this.path = path;
    }

    /** Creates {@code results/<name>-<start>}, with a number appended if two runs start in the same second. */
    public static RunDirectory create(Path results, String name, Instant start) {
        String base = name + "-" + START.format(start);
        Path path = results.resolve(base);
        for (int number = 2; Files.exists(path); number++) {
            path = results.resolve(base + "-" + number);
        }
        EvidenceFiles.createDirectory(path);
        RunDirectory directory = new RunDirectory(path);
        directory.markInvalid(List.of("not finished"));
        return directory;
    }

    /** Opens an existing run. */
    public static RunDirectory open(Path path) {
        if (!Files.exists(path.resolve(SUMMARY + ".json"))) {
            throw new InputFault("run", path, "a directory with the summary.json of a run");
        }
        return new RunDirectory(path);
    }

    /** A directory with the layout of a run's, but other content. */
    public static RunDirectory at(Path path) {
        return new RunDirectory(path);
    }

    public Path path() {
        return path;
    }

    /** The path of the report page of this run, whether it exists or not. */
    public Path report() {
        return path.resolve(REPORT);
    }

    /** A subdirectory, created if necessary. */
    public Path directory(String name) {
        Path inside = path.resolve(name);
        EvidenceFiles.createDirectory(inside);
        return inside;
    }

    public TrialDirectory createTrial(String name) {
        return TrialDirectory.create(path.resolve(name));
    }

    public TrialDirectory trial(String name) {
        return new TrialDirectory(path.resolve(name));
    }

    public void writeSummary(RunSummary summary) {
        writeJson(SUMMARY, summary);
    }

    public RunSummary summary() {
        return readJson(SUMMARY, RunSummary.class);
    }

    /** Writes the programs and the machine of the run. */
    public void writeEnvironment(Environment environment) {
        writeJson(ENVIRONMENT, environment);
    }

    /** The programs and the machine of the run; a fault if they are not recorded. */
    public Environment environment() {
        // A file that is not an object gets a message in the terms of JSON, not of our classes.
        JsonNode said = readJson(ENVIRONMENT);
        if (!said.isObject()) {
            throw new OutsideFault(path.resolve(ENVIRONMENT + ".json") + ": not written by Longwire: "
                    + said.getNodeType() + " (expected: OBJECT)");
        }
        return readJson(ENVIRONMENT, Environment.class);
    }

    /** Writes the paths of the run. */
    public void writePaths(Collection<RunPath> paths) {
        writeJson(PATHS, paths);
    }

    /** The paths of the run; empty if they are not recorded. */
    public List<RunPath> paths() {
        Path file = path.resolve(PATHS + ".json");
        if (!Files.exists(file)) {
            return List.of();
        }
        List<RunPath> paths = Arrays.asList(readJson(PATHS, RunPath[].class));
        if (paths.contains(null)) {
            throw new OutsideFault(file + ": not written by Longwire: a path that is null");
        }
        return paths;
    }

    /** Writes any value as {@code <name>.json}. */
    public void writeJson(String name, Object value) {
        EvidenceFiles.write(path.resolve(name + ".json"), Json.write(value));
    }

    /** The content of {@code <name>.json}; a fault names the file and what is wrong with it. */
    public JsonNode readJson(String name) {
        return readJson(name, JsonNode.class);
    }

    /** The content of {@code <name>.json} as {@code type}; a fault names the file and what is wrong with it. */
    public <T> T readJson(String name, Class<T> type) {
        return Json.read(path.resolve(name + ".json"), type);
    }

    /** Reads a text file; a fault names the file and what is wrong with it. */
    public String readText(String name) {
        return EvidenceFiles.read(path.resolve(name));
    }

    /** Writes a text file. */
    public void writeText(String name, String content) {
        EvidenceFiles.write(path.resolve(name), content);
    }

    /** Marks the run INVALID with {@code reasons}; without reasons it becomes VALID. */
    public void markInvalid(List<String> reasons) {
        EvidenceFiles.mark(path, reasons);
    }

    /** Why the run is INVALID; empty for a VALID one. */
    public List<String> invalid() {
        return EvidenceFiles.reasons(path);
    }
}
