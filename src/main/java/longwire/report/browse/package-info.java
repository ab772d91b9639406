/**
 * All runs of a results directory, in a browser.
 *
 * <pre>
 * request ─▶ RunBrowser ─┬▶ RunsPage (index ─▶ a line for each run)
 *                        ├▶ a run's report, several runs on one page
 *                        └▶ comparison, history: as the commands of that name tell them
 * </pre>
 *
 * <p>The directories stay the truth: each page is made of them when it is asked for. It only reads.
 */
package longwire.report.browse;
