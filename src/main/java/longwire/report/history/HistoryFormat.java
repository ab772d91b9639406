package longwire.report.history;

/** One way to tell a history. It decides how figures look, never what they are. */
interface HistoryFormat {
    /**
     * The whole text.
     *
     * @param limit runs of each series that are shown, the newest; the statistics rest on all of them
     */
    String text(History history, int limit);
}
