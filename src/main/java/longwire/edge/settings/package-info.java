/**
 * What people may say to the edge, read and checked.
 *
 * <pre>
 * --set, --config, edge.conf ─▶ SettingsFile ─▶ SettingsReader ─▶ EdgeSettings
 * </pre>
 *
 * <p>Its words: <i>behaviour</i>, what happens to requests of some paths; <i>policy</i>, which protocol is spoken;
 * <i>preset</i>, the tunnel rules of another edge by its name. It knows no connection. One more setting is a line of
 * {@code edge.conf} that says unit and source, and a component of the record it belongs to; one more preset is that line
 * alone.
 */
package longwire.edge.settings;
