package longwire.report.export;

import java.util.List;
import java.util.function.Consumer;
import longwire.index.DamagedFile;
import longwire.index.RunIndex;
import longwire.index.Table;
import longwire.results.RunDirectory;

/** The tables of all runs together, a file for each, as the database writes them. */
final class TableFiles implements Export {
    private final String ending;
    private final String format;

    /**
     * A format of the database.
     *
     * @param ending of the files' names
     * @param format as {@link RunIndex#copy} takes it
     */
    TableFiles(String ending, String format) {
        this.ending = ending;
        this.format = format;
    }

    @Override
    public void write(List<RunDirectory> runs, ExportFiles files, Consumer<String> faults) {
        try (RunIndex index = RunIndex.of(runs.stream().map(RunDirectory::path).toList())) {
            for (Table table : Table.values()) {
                index.copy(table, files.file(table.label() + "." + ending), format);
            }
            index.damaged().stream().map(DamagedFile::toString).forEach(faults);
        }
    }
}
