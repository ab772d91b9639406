package longwire.report;

/** One way to tell a run. It decides how figures look, never what they are. */
interface Format {
    /** The whole text of the report. */
    String text(MergedFigures figures);
}
