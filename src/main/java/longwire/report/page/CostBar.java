package longwire.report.page;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.report.figures.Row;

/**
 * What one side of a row costs, as numbers to draw; 0 where not known.
 *
 * @param row its index
 * @param valid whether a VALID trial is behind it
 * @param side {@code generator}, {@code proxy} or {@code origin}
 * @param cpuNanos for a message
 * @param residentBytes for an open connection
 * @param proportionalBytes for an open connection
 * @param sockets for an open connection
 */
record CostBar(
        int row,
        boolean valid,
        String side,
        double cpuNanos,
        double residentBytes,
        double proportionalBytes,
        double sockets) {
    /** Of every side of each row. */
    static List<CostBar> of(List<Row> rows) {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(index -> of(index, rows.get(index)))
                .toList();
    }

    private static Stream<CostBar> of(int index, Row row) {
        return row.costs().stream()
                .map(cost -> new CostBar(
                        index,
                        !row.invalid(),
                        cost.side(),
                        cost.cpuNanosPerMessage(),
                        cost.perConnection(cost.residentBytes()),
                        cost.perConnection(cost.proportionalBytes()),
                        cost.perConnection(cost.sockets())));
    }
}
