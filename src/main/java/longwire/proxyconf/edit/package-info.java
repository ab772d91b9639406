/**
 * Reads the settings of a proxy from a configuration that a user already has, and changes some of them without changing any
 * other text.
 *
 * <pre>
 * file ─▶ Texts ─▶ parser and model ─▶ Dialect: a Slot for each setting ─▶ settings, notes
 *           ▲                                              │
 *           └──────────────────── Edit ◀───────────────────┘  one setting at a time; the text is read again after each
 * </pre>
 *
 * <p>Its terms: <i>slot</i>, all places of a setting in a file; <i>mention</i>, a place that sets it; <i>gap</i>, a place where
 * it must be added; <i>edit</i>, a replacement of characters by others.
 *
 * <p>If several places set a setting, those count that are in effect for WebSockets, as the linter finds them. They are
 * changed in place; indentation, comments and other arguments of the line are kept.
 *
 * <p>It starts nothing. To add a setting, add a line to its proxy's table, such as {@link
 * longwire.proxyconf.edit.NginxSettings}; to add a proxy, add a table, a class for its places, and a line of {@link
 * longwire.proxyconf.edit.UserConfiguration}.
 */
package longwire.proxyconf.edit;
