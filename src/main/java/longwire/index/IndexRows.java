package longwire.index;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Writes and reads lines of the tables. Lines are appended rather than inserted: a hundred runs have a hundred thousand. */
final class IndexRows implements AutoCloseable {
    private final Map<Table, DuckDBAppender> appenders = new EnumMap<>(Table.class);
    private final DuckDBAppender directories;
    private final DuckDBAppender damaged;

    IndexRows(Connection connection) throws SQLException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        directories = duck.createAppender("directories");
        damaged = duck.createAppender("damaged");
        for (Table table : Table.values()) {
            appenders.put(table, duck.createAppender(table.label()));
        }
    }

    /** Adds all that was read of a directory. */
    void add(Path directory, String stamp, RunReader.Reading reading) throws SQLException {
        String run = directory.getFileName().toString();
        append(directories, List.of(run, stamp));
        for (DamagedFile file : reading.damaged()) {
            // Within the run, since where that is depends on where the reader stands.
            append(damaged, List.of(run, directory.relativize(file.file()).toString(), file.fault()));
        }
        if (reading.contents().isPresent()) {
            for (Table table : Table.values()) {
                for (List<Object> row : table.rows(reading.contents().get()).toList()) {
                    append(appenders.get(table), row);
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        directories.close();
        damaged.close();
        for (DuckDBAppender appender : appenders.values()) {
            appender.close();
        }
    }

    /** What is known of which directories, and how they were stamped. */
    static Map<String, String> stamps(Connection connection) throws SQLException {
        Map<String, String> stamps = new TreeMap<>();
        select(connection, "SELECT run, stamp FROM directories", row -> stamps.put(row.getString(1), row.getString(2)));
        return stamps;
    }

    /** What is damaged in {@code present} directories, by name of the file. */
    static List<DamagedFile> damaged(Connection connection, Map<String, Path> present) throws SQLException {
        return select(
                        connection,
                        "SELECT run, file, fault FROM damaged ORDER BY run, file, fault",
                        row -> present.containsKey(row.getString(1))
                                ? Optional.of(new DamagedFile(
                                        present.get(row.getString(1)).resolve(row.getString(2)), row.getString(3)))
                                : Optional.<DamagedFile>empty())
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** Forgets all of {@code runs}. */
    static void delete(Connection connection, List<String> runs) throws SQLException {
        if (runs.isEmpty()) {
            return;
        }
        String places = runs.stream().map(any -> "?").collect(Collectors.joining(", ", "(", ")"));
        List<String> tables = new ArrayList<>(List.of("directories", "damaged"));
        for (Table table : Table.values()) {
            tables.add(table.label());
        }
        for (String table : tables) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE run IN " + places)) {
                for (int place = 0; place < runs.size(); place++) {
                    delete.setString(place + 1, runs.get(place));
                }
                delete.execute();
            }
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    interface Reader<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** What {@code reader} makes of each line that {@code sql} gives, {@code arguments} in its places. */
    static <T> List<T> select(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int place = 0; place < arguments.length; place++) {
                select.setObject(place + 1, arguments[place]);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.of(rows));
                }
            }
            return read;
        }
    }

    private static void append(DuckDBAppender appender, List<Object> row) throws SQLException {
        appender.beginRow();
        for (Object value : row) {
            append(appender, value);
        }
        appender.endRow();
    }

    private static void append(DuckDBAppender appender, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Boolean truth) {
            appender.append(truth);
        } else if (value instanceof Integer number) {
            appender.append(number);
        } else if (value instanceof Long number) {
            appender.append(number);
        } else if (value instanceof Double number) {
            appender.append(number);
        } else if (value instanceof LocalDateTime time) {
            appender.append(time);
        } else {
            appender.append((String) value);
        }
    }
}
