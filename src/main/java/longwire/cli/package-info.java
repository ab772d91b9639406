/**
 * The command line: {@code scripts/longwire COMMAND}.
 *
 * <pre>
 * Main ─▶ run | report | doctor | lint | origin | edge ─▶ exit status 0, 2 (input), 3 (world), 70 (ours)
 * </pre>
 *
 * <p>It only finds what was asked for and says how it ended. One more command is one more class and one line of
 * {@link longwire.cli.Main}.
 */
package longwire.cli;
