/**
 * An index over all runs: tables in an embedded database, derived from the runs' directories and deleted at will.
 *
 * <pre>
 * results/* ─▶ RunStamp (new? changed?) ─▶ RunReader ─▶ Table ─▶ RunIndex ─▶ IndexedRun, TrialFigure, files for other tools
 *                                           └▶ DamagedFile
 * </pre>
 *
 * <p>Its terms: <i>quantity, figure, load</i> (the keys of a plan that must agree before figures form one series), <i>damaged</i>.
 * It reports what the directories contain and judges nothing; what others derived from figures at some expense, it keeps for
 * them. To keep another fact, add a column to {@link longwire.index.Table} and raise the version of the file; to query another
 * quantity over time, add a line to {@link longwire.index.Quantity}.
 */
package longwire.index;
