package longwire.report.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.viewer.Transport;

/**
 * The path that answers about transports are about: the only proxy of a run, or, of none or several, the path without one.
 *
 * @param rows of that path, one for each transport
 * @param path its name; empty if the run has no such path
 * @param isProxy whether it is a proxy
 */
record AnswerSubject(List<Row> rows, String path, boolean isProxy) {
    static AnswerSubject of(List<Row> rows) {
        List<String> proxies = rows.stream()
                .filter(row -> !row.isDirect())
                .map(Row::path)
                .distinct()
                .toList();
        boolean isProxy = proxies.size() == 1;
        String path = isProxy
                ? proxies.get(0)
                : rows.stream().filter(Row::isDirect).map(Row::path).findFirst().orElse("");
        List<Row> own = rows.stream().filter(row -> row.path().equals(path)).toList();
        return new AnswerSubject(own, path, isProxy);
    }

    /** The row of {@code transport}, if it has {@code measure}. */
    Optional<Row> row(Transport transport, Measure measure) {
        return having(measure)
                .filter(row -> row.transport().equals(transport.label()))
                .findFirst();
    }

    /** The rows that have {@code measure}. */
    Stream<Row> having(Measure measure) {
        return rows.stream().filter(row -> row.has(measure));
    }

    /** Which way messages go, behind a noun: {@code  through edge}. */
    String way() {
        return isProxy ? " through " + path : " without a proxy";
    }

    /** Whose CPU it takes. */
    String servers() {
        return isProxy ? "proxy and origin" : "the origin";
    }
}
