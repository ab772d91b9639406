package longwire.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Texts that somebody derived from figures at some expense, by keys of theirs. Nothing but time is lost with them. */
final class DerivedTexts {
    static final String COLUMNS = "key VARCHAR, text VARCHAR, number BIGINT";

    /** A few hundred series that get a run each day are forgotten after a month; each has a few hundred bytes. */
    static final int MOST = 10_000;

    private DerivedTexts() {}

    static Map<String, String> all(Connection connection) throws SQLException {
        Map<String, String> all = new HashMap<>();
        IndexRows.select(
                connection, "SELECT key, text FROM derived", row -> all.put(row.getString(1), row.getString(2)));
        return all;
    }

    /** Adds {@code texts}, at most {@link #MOST} of them, and forgets the oldest that are too many. */
    static void add(Connection connection, Map<String, String> texts) throws SQLException {
        long number = IndexRows.select(
                        connection, "SELECT coalesce(max(number), 0) FROM derived", row -> row.getLong(1))
                .get(0);
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("derived")) {
            for (Map.Entry<String, String> text :
                    texts.entrySet().stream().limit(MOST).toList()) {
                number++;
                rows.beginRow();
                rows.append(text.getKey());
                rows.append(text.getValue());
                rows.append(number);
                rows.endRow();
            }
        }
        IndexRows.execute(connection, "DELETE FROM derived WHERE number <= " + (number - MOST));
    }
}
