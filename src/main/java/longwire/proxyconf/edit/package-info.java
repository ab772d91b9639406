/**
 * The configurations that people already have: which of a proxy's settings they say, and their text with some of these
 * changed and nothing else.
 *
 * <pre>
 * file ─▶ Texts ─▶ parser and model ─▶ Dialect: a Slot for each setting ─▶ settings, notes
 *           ▲                                              │
 *           └──────────────────── Edit ◀───────────────────┘  a setting at a time, and read again after each
 * </pre>
 *
 * <p>Its words: <i>slot</i>, where a setting stands in a file or would stand; <i>mention</i>, a place that says it;
 * <i>gap</i>, a place where it must be said in addition; <i>edit</i>, letters in place of others.
 *
 * <p>Where several places say a setting, those count that are in effect where WebSockets pass, as the linter finds them.
 * What stands there is changed in place; its line's indentation, comments and other arguments stay.
 *
 * <p>It starts nothing. One more setting is a line of its proxy's table, such as {@link
 * longwire.proxyconf.edit.NginxSettings}; one more proxy is a table, what its places are, and a line of {@link
 * longwire.proxyconf.edit.UserConfiguration}.
 */
package longwire.proxyconf.edit;
