/**
 * All runs in one place to ask: tables in an embedded database, made of the runs' directories and thrown away at will.
 *
 * <pre>
 * results/* ─▶ RunStamp (new? changed?) ─▶ RunReader ─▶ Table ─▶ RunIndex ─▶ IndexedRun, TrialFigure, files for other tools
 *                                           └▶ DamagedFile
 * </pre>
 *
 * <p>Its words: <i>quantity, figure, load</i> (what must be the same before figures may stand in one series), <i>damaged</i>.
 * It says what is there, and judges nothing. One more fact to keep is one more column of
 * {@link longwire.results.index.Table}, with a higher version of the file; one more thing to ask over time is one more line
 * of {@link longwire.results.index.Quantity}.
 */
package longwire.results.index;
