/**
 * The command line: {@code scripts/longwire COMMAND}.
 *
 * <pre>
 * Main ─▶ run | compare | tune | edge | … ─▶ exit status 0, 1 (bad answer), 2 (input), 3 (external), 70 (bug)
 * </pre>
 *
 * <p>A command reads its arguments, calls another package and returns the exit status. To add a command, add a class and one
 * line of {@link longwire.cli.Main}.
 */
package longwire.cli;
