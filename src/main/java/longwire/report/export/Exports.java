package longwire.report.export;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import longwire.fault.InputFault;
import longwire.results.RunDirectory;
import longwire.settings.KnownKeys;

/** All formats that runs can be exported to, by name. */
public final class Exports {
    private static final Map<String, Export> ALL = new TreeMap<>(Map.of(
            "hgrm", new PercentileFiles(),
            "hlog", new IntervalFiles(),
            "csv", new TableFiles("csv", "FORMAT csv, HEADER"),
            "parquet", new TableFiles("parquet", "FORMAT parquet, COMPRESSION zstd"),
            "json", new TableFiles("json", "FORMAT json, ARRAY true")));

    private Exports() {}

    /** Their names. */
    public static Set<String> names() {
        return ALL.keySet();
    }

    /**
     * Writes {@code runs} in the format called {@code name} into {@code directory}, all files or, where one of them is in
     * the way, none.
     *
     * @param replace whether files that are there already give way
     * @param faults gets a line for each file of the runs that could not be read
     * @return what was written
     * @throws InputFault where there is no such format, or a file is in the way
     */
    public static List<Path> write(
            String name, List<RunDirectory> runs, Path directory, boolean replace, Consumer<String> faults) {
        Export export = ALL.get(name);
        if (export == null) {
            throw new InputFault(
                    "format",
                    name,
                    "any of " + String.join(", ", ALL.keySet()) + "; " + KnownKeys.nearest(name, ALL.keySet()) + "?");
        }
        try (ExportFiles files = ExportFiles.in(directory)) {
            // Several series are in one file, whose fault is one.
            Set<String> told = new HashSet<>();
            export.write(runs, files, fault -> {
                if (told.add(fault)) {
                    faults.accept(fault);
                }
            });
            return files.finish(replace);
        }
    }
}
