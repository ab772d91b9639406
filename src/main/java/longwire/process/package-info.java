/**
 * Runs external programs: starts them, waits until they listen, keeps their logs, samples /proc and stops them.
 *
 * <pre>
 * ChildProcess.start ─▶ ReadyLine ─▶ in use, sampled ─▶ close (SIGTERM, then SIGKILL)
 *        └── holds the child's standard input; ParentWatch in the child sees it close
 * </pre>
 *
 * <p>{@link longwire.process.JavaCommand} is the command line of each JVM that we start.
 * {@link longwire.process.SystemSettings} changes kernel settings and restores them. The package knows no proxy by
 * name, and does not know what the programs do.
 */
package longwire.process;
