package longwire.report.history;

/** An output format of a history. It decides how figures look, never their values. */
interface HistoryFormat {
    /**
     * The whole text.
     *
     * @param limit runs of each series that are shown, the newest; the statistics rest on all of them
     */
    String text(History history, int limit);
}
