/**
 * Starts outside programs, waits until they listen, keeps their log, samples /proc, stops them.
 *
 * <pre>
 * ChildProcess.start ─▶ ReadyLine ─▶ in use, sampled ─▶ close (SIGTERM, then SIGKILL)
 *        └── holds the child's standard input; ParentWatch in the child sees it close
 * </pre>
 *
 * <p>{@link longwire.process.JavaCommand} is the command line of each JVM that we start. Beside it
 * {@link longwire.process.SystemSettings} changes the kernel's settings and puts them back. It knows no proxy by
 * name and nothing of what the programs do.
 */
package longwire.process;
