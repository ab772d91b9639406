package longwire.index;

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

    /** The database holds what is not yet committed in memory. A run with interval logs may have some thousand rows. */
    private static final int RUNS_AT_ONCE = 50;

    private final Directories directories;
    private final IndexFile file;
    private Connection connection;
    private boolean madeAnew;

    /** All that may be a run, by name. */
    private interface Directories {
        Map<String, Path> now();
    }

    private RunIndex(Directories directories, IndexFile file, Connection connection) {
        this.directories = directories;
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
        return refreshed(new RunIndex(() -> entries(results), file, file.open()));
    }

    /** An index of these directories alone, wherever they are, in memory. */
    public static RunIndex of(Collection<Path> runs) {
        Map<String, Path> byName = new TreeMap<>();
        for (Path run : runs) {
            Path whole = run.toAbsolutePath().normalize();
            if (byName.putIfAbsent(whole.getFileName().toString(), whole) != null) {
                throw new InputFault(
                        "run", run, "runs with different names; another one is called " + whole.getFileName());
            }
        }
        return refreshed(new RunIndex(() -> byName, null, IndexFile.inMemory()));
    }

    private static RunIndex refreshed(RunIndex index) {
        try {
            index.ask(connection -> {
                index.refresh();
                return null;
            });
            return index;
        } catch (RuntimeException failed) {
            index.closeQuietly();
            throw failed;
        }
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
        Map<String, Path> present = directories.now();
        return ask(connection -> IndexRows.damaged(connection, present));
    }

    /** What {@link #keep} was given, now or by a command before this one. */
    public Map<String, String> kept() {
        return ask(DerivedTexts::all);
    }

    /**
     * Keeps texts that were derived from figures at some expense, under keys that say of which. The oldest of many are
     * forgotten, and all of them when the file is made anew.
     */
    public void keep(Map<String, String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        try {
            IndexRows.execute(connection, "BEGIN");
            DerivedTexts.add(connection, texts);
            IndexRows.execute(connection, "COMMIT");
        } catch (SQLException conflict) {
            // Another reader of this process keeps the same at this moment. To make the file anew for that would be
            // worse.
            rollBackQuietly();
        }
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
                refresh();
                return question.of(this.connection);
            });
        }
    }

    private void rollBackQuietly() {
        try {
            IndexRows.execute(connection, "ROLLBACK");
        } catch (SQLException none) {
            // The failure has ended the transaction itself.
        }
    }

    private void closeQuietly() {
        try {
            connection.close();
        } catch (SQLException damaged) {
            // Its file is thrown away for being damaged.
        }
    }

    private void refresh() throws SQLException {
        Map<String, Path> present = directories.now();
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
        IndexRows.execute(connection, "COMMIT");
        for (int from = 0; from < unread.size(); from += RUNS_AT_ONCE) {
            add(unread.subList(from, Math.min(from + RUNS_AT_ONCE, unread.size())), present, stamps);
        }
    }

    private void add(List<String> runs, Map<String, Path> present, Map<String, String> stamps) throws SQLException {
        IndexRows.execute(connection, "BEGIN");
        try (IndexRows rows = new IndexRows(connection)) {
            for (String run : runs) {
                rows.add(present.get(run), stamps.get(run), RunReader.read(present.get(run)));
            }
        }
        IndexRows.execute(connection, "COMMIT");
    }

    private static Map<String, Path> entries(Path results) {
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
        return !name.startsWith(".")
                && !name.startsWith(IndexFile.NAME)
                && !NO_RUNS.contains(name)
                && !holdsRuns(entry);
    }

    /** Self-tests and searches have their runs inside, and are none. */
    private static boolean holdsRuns(Path entry) {
        if (!Files.isDirectory(entry) || Files.exists(entry.resolve(RunReader.SUMMARY))) {
            return false;
        }
        try (Stream<Path> inside = Files.list(entry)) {
            return inside.anyMatch(each -> Files.exists(each.resolve("plan.conf")));
        } catch (IOException unreadable) {
            // Told as damaged.
            return false;
        }
    }
}
