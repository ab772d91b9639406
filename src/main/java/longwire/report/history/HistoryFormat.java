package longwire.report.history;

/** An output format of a history. It decides how figures look, never their values. */
interface HistoryFormat {
    /** As many as a terminal shows at once. */
    int USUAL_LIMIT = 20;

    /** The whole text. */
    String text(History history, HistoryShown shown);

    /** Runs of each series that are shown where nobody says how many. */
    default int usualLimit() {
        return USUAL_LIMIT;
    }
}
