/**
 * Reads what people write in HOCON: value by value, with every fault told at once, and the nearest known key for an
 * unknown one.
 *
 * <pre>
 * file, command line ─▶ Config ─▶ KnownKeys ─▶ Values ─▶ a record of whoever asked
 * </pre>
 *
 * <p>Its words: <i>key</i>, a path with dots; <i>fault</i>, a line with name, value and what was expected. It knows no
 * key of its own. One more kind of value is one more method of {@link longwire.settings.Values}.
 */
package longwire.settings;
