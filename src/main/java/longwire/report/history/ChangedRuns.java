package longwire.report.history;

/**
 * Two runs between which something changed.
 *
 * @param before name of the earlier one
 * @param at name of the later one
 */
public record ChangedRuns(String before, String at) {}
