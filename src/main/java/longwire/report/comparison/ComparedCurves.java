package longwire.report.comparison;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.comparison.RunComparison;
import longwire.report.figures.Row;
import longwire.report.page.Curves;
import longwire.report.page.PageFigures;
import longwire.results.RunDirectory;

/**
 * What was compared, as percentiles over each other.
 *
 * @param curves of the compared sides alone
 * @param faults what could not be read for them, each with its file
 */
record ComparedCurves(Curves curves, List<String> faults) {
    /** Reads the interval logs of the compared runs, as far as their directories are there. */
    static ComparedCurves of(RunComparison comparison) {
        Set<List<String>> compared = new LinkedHashSet<>();
        comparison.comparisons().stream()
                .flatMap(one -> Stream.of(one.baseline(), one.candidate()))
                .map(side -> key(side.run(), side.path(), side.transport()))
                .forEach(compared::add);
        List<RunDirectory> runs = compared.stream()
                .map(side -> Path.of(side.get(0)))
                .distinct()
                .filter(Files::isDirectory)
                .map(RunDirectory::open)
                .toList();
        if (runs.isEmpty()) {
            return new ComparedCurves(Curves.NONE, List.of());
        }
        PageFigures figures = PageFigures.read(runs);
        Curves curves = Curves.of(figures, row -> compared.contains(key(row)));
        return new ComparedCurves(curves, figures.faults());
    }

    private static List<String> key(Row row) {
        Path run = row.reader().run().path().toAbsolutePath().normalize();
        return key(run.toString(), row.path(), row.transport());
    }

    private static List<String> key(String run, String path, String transport) {
        return List.of(run, path, transport);
    }
}
