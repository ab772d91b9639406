/**
 * All runs of a results directory, in a browser.
 *
 * <pre>
 * request ─▶ RunBrowser ─┬▶ RunsPage (index ─▶ a line for each run)
 *                        ├▶ RunningPage, or a run's report, or several runs on one page
 *                        ├▶ comparison, history: as the commands of that name tell them
 *                        └▶ LabelForm ─▶ labels.json of one run
 * StaticSite ─▶ the same pages as files (SiteLinks: which there are; SiteDirectory: where)
 * </pre>
 *
 * <p>The directories stay the truth: each page is made of them when it is asked for. Only labels are written.
 */
package longwire.report.browse;
