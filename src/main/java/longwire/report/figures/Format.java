package longwire.report.figures;

/** One way to tell a run. It decides how figures look, never what they are. */
public interface Format {
    /** The whole text of the report. */
    String text(MergedFigures figures);
}
