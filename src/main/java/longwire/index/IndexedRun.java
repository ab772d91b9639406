package longwire.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import longwire.plan.Comparability;

/**
 * A run, as the index knows it.
 *
 * @param name of its directory
 * @param plan name of its plan
 * @param started when
 * @param reasons why it can't be believed as a whole; empty for a VALID one. Its trials have verdicts of their own
 * @param finishedTrials as many as left a summary
 * @param baseline whether it is tagged as one
 * @param labels as a person reads them
 * @param load that makes it comparable with others
 * @param facts what it ran with and on, by name; of a path, with the path's name and a space before it
 */
public record IndexedRun(
        String name,
        String plan,
        Instant started,
        String reasons,
        int finishedTrials,
        boolean baseline,
        String labels,
        Comparability load,
        SortedMap<String, String> facts) {
    private static final String RUNS =
            "SELECT run, plan, started_utc, invalid_reasons, finished_trials, baseline, labels, load FROM runs"
                    + " ORDER BY started_utc, run";

    static List<IndexedRun> all(Connection connection) throws SQLException {
        Map<String, SortedMap<String, String>> keys =
                byRun(connection, "SELECT run, name, value FROM plan_keys ORDER BY run");
        Map<String, SortedMap<String, String>> facts = byRun(
                connection,
                "SELECT run, CASE WHEN path = '' THEN name ELSE path || ' ' || name END, value FROM facts ORDER BY run");
        return new ArrayList<>(IndexRows.select(
                connection,
                RUNS,
                row -> new IndexedRun(
                        row.getString(1),
                        row.getString(2),
                        row.getObject(3, LocalDateTime.class).toInstant(ZoneOffset.UTC),
                        row.getString(4),
                        row.getInt(5),
                        row.getBoolean(6),
                        row.getString(7),
                        new Comparability(row.getString(8), keys.getOrDefault(row.getString(1), new TreeMap<>())),
                        facts.getOrDefault(row.getString(1), new TreeMap<>()))));
    }

    private static Map<String, SortedMap<String, String>> byRun(Connection connection, String sql) throws SQLException {
        Map<String, SortedMap<String, String>> byRun = new HashMap<>();
        IndexRows.select(connection, sql, row -> byRun.computeIfAbsent(row.getString(1), any -> new TreeMap<>())
                .put(row.getString(2), String.valueOf(row.getString(3))));
        return byRun;
    }
}
