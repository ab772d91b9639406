package longwire.results.index;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.InputFault;

/**
 * All runs in one place to ask. The directories stay the truth: each time it is opened, what is new or changed in them is
 * read, and what is gone is forgotten.
 */
public final class RunIndex implements AutoCloseable {
    /** What may lie among the runs besides them. */
    private static final Set<String> NO_RUNS = Set.of("README.md", "reference");

    private final Path results;
    private final IndexFile file;
    private Connection connection;
    private boolean madeAnew;

    private RunIndex(Path results, IndexFile file, Connection connection) {
        this.results = results;
        this.file = file;
        this.connection = connection;
    }

    /**
     * The index of {@code results}, kept in a file there.
     *
     * @param notices gets a line where the file could not be used as it was
     * @throws InputFault where there is no such directory
     */
    public static RunIndex open(Path results, Consumer<String> notices) {
        if (!Files.isDirectory(results)) {
            throw new InputFault("results", results, "a directory");
        }
        IndexFile file = new IndexFile(results, notices);
        RunIndex index = new RunIndex(results, file, file.open());
        index.ask(connection -> {
            index.refresh(index.entries());
            return null;
        });
        return index;
    }

    /** An index of these directories alone, wherever they are, in memory. */
    public static RunIndex of(Collection<Path> runs) {
        RunIndex index = new RunIndex(null, null, IndexFile.inMemory());
        Map<String, Path> byName = new TreeMap<>();
        for (Path run : runs) {
            String name = run.toAbsolutePath().normalize().getFileName().toString();
            if (byName.putIfAbsent(name, run.toAbsolutePath().normalize()) != null) {
                throw new InputFault("run", run, "names that differ: another one is called " + name);
            }
        }
        index.ask(connection -> {
            index.refresh(byName);
            return null;
        });
        return index;
    }

    /** All runs, from the oldest to the newest. */
    public List<IndexedRun> runs() {
        return ask(IndexedRun::all);
    }

    /** What each trial says of {@code quantity}, run by run; trials that say nothing are left out. */
    public List<TrialFigure> figures(Quantity quantity) {
        return ask(connection -> TrialFigure.all(connection, quantity));
    }

    /** What could not be read, by name of the file. */
    public List<DamagedFile> damaged() {
        return ask(connection -> IndexRows.select(
                connection,
                "SELECT file, fault FROM damaged ORDER BY file, fault",
                row -> new DamagedFile(Path.of(row.getString(1)), row.getString(2))));
    }

    /**
     * Writes all lines of {@code table} to {@code file}, which must not be there.
     *
     * @param format as DuckDB's COPY understands it, such as {@code FORMAT parquet}
     */
    public void copy(Table table, Path file, String format) {
        ask(connection -> {
            String to = file.toString().replace("'", "''");
            IndexRows.execute(
                    connection,
                    "COPY (SELECT * FROM " + table.label() + " ORDER BY ALL) TO '" + to + "' (" + format + ")");
            return null;
        });
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw new IllegalStateException("index not closed", failure);
        }
    }

    private interface Question<T> {
        T of(Connection connection) throws SQLException;
    }

    /** A file may turn out to be damaged only where it is read: then it is made anew, once, and asked again. */
    private <T> T ask(Question<T> question) {
        try {
            return question.of(connection);
        } catch (SQLException failure) {
            if (file == null || madeAnew) {
                throw new IllegalStateException("index not readable", failure);
            }
            madeAnew = true;
            closeQuietly();
            connection = file.anew(failure);
            return ask(connection -> {
                refresh(entries());
                return question.of(this.connection);
            });
        }
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException damaged) {
            // Its file is thrown away for being damaged.
        }
    }

    private void refresh(Map<String, Path> present) throws SQLException {
        Map<String, String> stamps = present.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> RunStamp.of(entry.getValue())));
        Map<String, String> known = IndexRows.stamps(connection);
        List<String> stale = known.keySet().stream()
                .filter(run -> !known.get(run).equals(stamps.get(run)))
                .toList();
        List<String> unread = present.keySet().stream()
                .filter(run -> !stamps.get(run).equals(known.get(run)))
                .toList();
        if (stale.isEmpty() && unread.isEmpty()) {
            return;
        }
        IndexRows.execute(connection, "BEGIN");
        IndexRows.delete(connection, stale);
        try (IndexRows rows = new IndexRows(connection)) {
            for (String run : unread) {
                rows.add(run, stamps.get(run), RunReader.read(present.get(run)));
            }
        }
        IndexRows.execute(connection, "COMMIT");
    }

    /** All that may be a run, by name. */
    private Map<String, Path> entries() {
        try (Stream<Path> entries = Files.list(results)) {
            return entries.filter(RunIndex::mayBeRun)
                    .collect(Collectors.toMap(
                            entry -> entry.getFileName().toString(), entry -> entry, (one, same) -> one, TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean mayBeRun(Path entry) {
        String name = entry.getFileName().toString();
        return !name.startsWith(".") && !name.startsWith(IndexFile.NAME) && !NO_RUNS.contains(name);
    }
}
