package longwire.report.export;

import java.util.List;
import java.util.function.Consumer;
import longwire.results.RunDirectory;

/** One format. */
interface Export {
    /**
     * Writes {@code runs} to {@code files}.
     *
     * @param faults gets a line for each file that could not be read; all that could be is written
     */
    void write(List<RunDirectory> runs, ExportFiles files, Consumer<String> faults);
}
