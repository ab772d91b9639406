package longwire.index;

import com.typesafe.config.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.plan.Comparability;
import longwire.plan.PlanText;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/**
 * Reads what a run's directory holds for the index. What is damaged is told, and the rest read: only without a summary is
 * there no run.
 */
final class RunReader {
    static final String SUMMARY = "summary.json";
    /** The summary of a thousand trials takes some 5 MB. What is larger is something else, and would not fit in memory. */
    private static final long MOST_BYTES = 256L << 20;

    private final Path directory;
    private final List<DamagedFile> damaged = new ArrayList<>();

    private RunReader(Path directory) {
        this.directory = directory;
    }

    /**
     * What came of it.
     *
     * @param contents nothing where there is no run
     * @param damaged what could not be read, and why
     */
    record Reading(Optional<RunContents> contents, List<DamagedFile> damaged) {}

    static Reading read(Path directory) {
        RunReader reader = new RunReader(directory);
        Optional<RunContents> contents = reader.contents();
        return new Reading(contents, reader.damaged);
    }

    private Optional<RunContents> contents() {
        if (!Files.isDirectory(directory)) {
            damaged.add(new DamagedFile(directory, "not the directory of a run"));
            return Optional.empty();
        }
        if (!Files.exists(directory.resolve(SUMMARY))) {
            damaged.add(new DamagedFile(directory, "no " + SUMMARY + ": not a run, or a run without a finished trial"));
            return Optional.empty();
        }
        return attempt(SUMMARY, this::summary).map(summary -> {
            SortedMap<String, String> environment =
                    attempt("environment.json", this::environment).orElse(new TreeMap<>());
            return new RunContents(
                    directory.getFileName().toString(),
                    summary,
                    RunDirectory.open(directory).invalid(),
                    attempt(Labels.file(directory).getFileName().toString(), () -> Labels.read(directory))
                            .orElse(Labels.NONE),
                    attempt("plan.conf", () -> load(environment)).orElse(Comparability.unknown()),
                    environment,
                    attempt("paths.json", this::paths).orElse(List.of()));
        });
    }

    private RunSummary summary() {
        bounded(SUMMARY);
        RunSummary summary = RunDirectory.open(directory).summary();
        for (TrialSummary trial : summary.trials()) {
            Path inside = directory.resolve(trial.name()).normalize();
            if (!directory.normalize().equals(inside.getParent())) {
                throw new OutsideFault("trial " + trial.name() + ": not the name of a directory");
            }
            if (!Files.isDirectory(inside)) {
                damaged.add(new DamagedFile(inside, "missing; only " + SUMMARY + " has its figures"));
            }
        }
        return summary;
    }

    private Comparability load(Map<String, String> environment) {
        return Comparability.of(PlanText.recorded(text("plan.conf")), environment);
    }

    private SortedMap<String, String> environment() {
        present("environment.json");
        return RunDirectory.open(directory).environment().facts();
    }

    private List<RunContents.Path> paths() {
        bounded("paths.json");
        return RunDirectory.open(directory).paths().stream()
                .map(path -> {
                    SortedMap<String, String> facts = new TreeMap<>(path.allSettings());
                    facts.put("version", path.version());
                    return new RunContents.Path(path.name(), path.proxy(), path.tls(), path.delay(), facts);
                })
                .toList();
    }

    private String text(String name) {
        present(name);
        try {
            return Files.readString(directory.resolve(name));
        } catch (IOException unreadable) {
            throw new OutsideFault("cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private void present(String name) {
        if (!Files.exists(directory.resolve(name))) {
            throw new OutsideFault("missing");
        }
        bounded(name);
    }

    private void bounded(String name) {
        long bytes = directory.resolve(name).toFile().length();
        if (bytes > MOST_BYTES) {
            throw new OutsideFault(bytes + " bytes (expected: at most " + MOST_BYTES + ")");
        }
    }

    /** What such a link leads to would be told, line by line, as what is wrong with the run. */
    private void refuseLinkOut(Path file) {
        try {
            if (Files.isSymbolicLink(file) && !file.toRealPath().startsWith(directory.toRealPath())) {
                throw new OutsideFault("a link out of the run");
            }
        } catch (IOException broken) {
            throw new OutsideFault("a link to nothing", broken);
        }
    }

    /** What {@code reader} makes of the file {@code name}, or nothing and what was wrong. */
    private <T> Optional<T> attempt(String name, Supplier<T> reader) {
        Path file = directory.resolve(name);
        try {
            refuseLinkOut(file);
            return Optional.of(reader.get());
        } catch (OutsideFault | InputFault fault) {
            damaged.add(DamagedFile.of(file, fault.getMessage()));
        } catch (ConfigException foreign) {
            damaged.add(new DamagedFile(file, "not HOCON: " + foreign.getMessage()));
        }
        return Optional.empty();
    }
}
