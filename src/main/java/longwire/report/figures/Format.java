package longwire.report.figures;

/** A format for the report of a run. It decides how figures look, never what they are. */
public interface Format {
    /** The complete text of the report. */
    String text(MergedFigures figures);
}
