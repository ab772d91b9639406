package longwire.index;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What one trial says of one quantity.
 *
 * @param run name of its directory
 * @param path which was measured
 * @param kind what tells that path from another one of its name; mostly empty
 * @param transport which was measured
 * @param trial name of it
 * @param valid whether the trial may be believed
 * @param trusted whether it says more of what was measured than of the machine that measured
 * @param value in the quantity's unit
 */
public record TrialFigure(
        String run,
        String path,
        String kind,
        String transport,
        String trial,
        boolean valid,
        boolean trusted,
        double value) {
    static List<TrialFigure> all(Connection connection, Quantity quantity) throws SQLException {
        String sql = "SELECT run, path, kind, transport, trial, valid, " + quantity.trusted() + ", " + quantity.column()
                + " FROM " + quantity.table().label() + " WHERE " + quantity.column() + " IS NOT NULL AND "
                + quantity.condition() + " ORDER BY run, trial";
        return IndexRows.select(
                connection,
                sql,
                row -> new TrialFigure(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getBoolean(7),
                        row.getDouble(8)),
                quantity.arguments().toArray());
    }
}
