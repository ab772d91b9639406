/**
 * Prepares a user's configuration to run on this machine: in front of our origin, and beside whatever else runs here.
 *
 * <pre>
 * file ─▶ OwnConfiguration: Entrance (the viewers' listener and path), settings
 *              │  settings of a plan changed in the text, as {@code tune} does
 *              ▼
 *         Dialect: edits ─▶ Relocated: a Mirror of the files that changed, and a list of all changed lines
 * </pre>
 *
 * <p>Its terms: <i>entrance</i>, the listener and the path that viewers use; <i>site</i>, the addresses and directories on this
 * machine; <i>mirror</i>, a directory in which changed files are written and all other files are links to the user's.
 *
 * <p>Only addresses, process files, logs, temporary paths, certificates and health checks that our origin cannot answer are
 * changed. All origins become ours, not only that of the measured path: nothing of a test may reach a real one. The list of
 * changes is computed from the texts, so nothing can change without being shown.
 *
 * <p>It starts nothing and never writes outside the site. To add a proxy, add a dialect and a line of {@link
 * longwire.proxyconf.relocation.OwnConfiguration}.
 */
package longwire.proxyconf.relocation;
