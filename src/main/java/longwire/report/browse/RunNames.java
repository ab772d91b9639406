package longwire.report.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.comparison.RunComparison;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;

/** Finds runs by the names of their directories, which are in {@code results} itself and nowhere else. */
record RunNames(Path results) {
    /** Whatever a page reads is a file of the run or of one of its trials. */
    private static final int DEEPEST = 3;

    /** @throws InputFault if {@code name} has a path in it, leads elsewhere by a link, or no directory is called so */
    Path directory(String name) {
        Path path = results.resolve(name.isEmpty() ? "." : name);
        try (Stream<Path> entries = Files.list(results)) {
            boolean known = entries.map(Path::getFileName).map(Path::toString).anyMatch(name::equals);
            if (!known || !path.toRealPath().getParent().equals(results.toRealPath()) || !Files.isDirectory(path)) {
                throw new InputFault("run", name, "the name of a run in " + results);
            }
        } catch (IOException unreadable) {
            throw new OutsideFault(results + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
        refuseLinksOut(path, name);
        return path;
    }

    /** A page would show what they lead to, as if it were the run's. */
    private static void refuseLinksOut(Path run, String name) {
        try (Stream<Path> files = Files.walk(run, DEEPEST)) {
            Path inside = run.toRealPath();
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                if (!Files.exists(link) || !link.toRealPath().startsWith(inside)) {
                    throw new InputFault(
                            "run", name, "a run without links out of its directory, such as " + run.relativize(link));
                }
            }
        } catch (IOException unreadable) {
            throw new OutsideFault(run + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    RunDirectory run(String name) {
        return RunDirectory.open(directory(name));
    }

    /** All paths of a run. */
    RunComparison.Choice whole(String name) {
        return new RunComparison.Choice(run(name), Optional.empty());
    }

    /** {@code RUN} or {@code RUN:PATH}. */
    RunComparison.Choice choice(String text) {
        int colon = text.lastIndexOf(':');
        return colon < 1
                ? whole(text)
                : new RunComparison.Choice(run(text.substring(0, colon)), Optional.of(text.substring(colon + 1)));
    }
}
