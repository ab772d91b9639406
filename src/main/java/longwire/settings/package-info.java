/**
 * Reads settings in HOCON value by value. It reports all faults at once, and for an unknown key the nearest known one.
 *
 * <pre>
 * file, command line ─▶ Config ─▶ KnownKeys ─▶ Values ─▶ a record of the caller
 * </pre>
 *
 * <p>The settings of a proxy are described by a {@code SettingsSchema} of {@code Setting}s, each with its
 * {@code Range}; {@code Settings} are the checked values.
 *
 * <p>Its terms: <i>key</i>, names joined by dots; <i>fault</i>, a line with name, value and what was expected. The
 * package defines no keys. To read another kind of value, add a method to {@link longwire.settings.Values}.
 */
package longwire.settings;
