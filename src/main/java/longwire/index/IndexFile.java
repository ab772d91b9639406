package longwire.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The file that keeps the tables from one command to the next. It may be deleted, damaged or of another version, or be
 * another process's at the moment: then it is made anew, or its place is taken by memory, and nobody's question fails.
 */
final class IndexFile {
    static final String NAME = "index.duckdb";

    /** To be raised with every change to a table. */
    private static final int VERSION = 4;
    /** A refresh of a hundred runs takes less. */
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String LOCKED = "Could not set lock";

    private final Path file;
    private final Consumer<String> notices;

    /** The one in {@code results}; what is out of the ordinary is said to {@code notices}, in a line. */
    IndexFile(Path results, Consumer<String> notices) {
        this.file = results.resolve(NAME);
        this.notices = notices;
    }

    /** Opens it, or what takes its place: with all tables, whatever they hold. */
    Connection open() {
        try {
            return prepared(waited());
        } catch (SQLException unusable) {
            return isLocked(unusable) ? memory("another process holds it") : anew(unusable);
        }
    }

    /** Throws the file away and makes it anew, empty. */
    Connection anew(SQLException why) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(NAME + ".wal"));
            notices.accept(file + ": rebuilt (" + firstLine(why) + ")");
            return prepared(connect(file.toString()));
        } catch (IOException | SQLException failure) {
            return memory(firstLine(failure));
        }
    }

    /** Tables without a file. */
    static Connection inMemory() {
        try {
            return prepared(connect(""));
        } catch (SQLException impossible) {
            throw new IllegalStateException("no database in memory", impossible);
        }
    }

    private Connection memory(String why) {
        notices.accept(file + ": not used; every run is read instead (" + why + ")");
        return inMemory();
    }

    private Connection waited() throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try {
                return connect(file.toString());
            } catch (SQLException failure) {
                if (!isLocked(failure) || System.nanoTime() - start > LONGEST_WAIT_NANOS) {
                    throw failure;
                }
                LockSupport.parkNanos(STEP_NANOS);
            }
        }
    }

    private static Connection connect(String where) throws SQLException {
        Properties settings = new Properties();
        // All that is needed is within; nothing may be fetched from a network.
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        return DriverManager.getConnection("jdbc:duckdb:" + where, settings);
    }

    private static Connection prepared(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS version (version INTEGER)");
            try (ResultSet version = statement.executeQuery("SELECT version FROM version")) {
                if (version.next()) {
                    if (version.getInt(1) != VERSION) {
                        throw new SQLException("of another version");
                    }
                    return connection;
                }
            }
            statement.execute("BEGIN");
            statement.execute("CREATE TABLE directories (run VARCHAR, stamp VARCHAR)");
            statement.execute("CREATE TABLE damaged (run VARCHAR, file VARCHAR, fault VARCHAR)");
            statement.execute("CREATE TABLE derived (" + DerivedTexts.COLUMNS + ")");
            for (Table table : Table.values()) {
                statement.execute("CREATE TABLE " + table.label() + " (" + table.columns() + ")");
            }
            statement.execute("INSERT INTO version VALUES (" + VERSION + ")");
            statement.execute("COMMIT");
            return connection;
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static boolean isLocked(SQLException failure) {
        return String.valueOf(failure.getMessage()).contains(LOCKED);
    }

    private static String firstLine(Exception failure) {
        return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
    }
}
