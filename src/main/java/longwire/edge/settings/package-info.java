/**
 * Reads and checks the settings of the edge.
 *
 * <pre>
 * --set, --config, edge.conf ─▶ SettingsFile ─▶ SettingsReader ─▶ EdgeSettings
 * </pre>
 *
 * <p>Its terms: <i>behaviour</i>, how requests of some paths are handled; <i>policy</i>, which protocol is allowed;
 * <i>preset</i>, the tunnel rules of another product, by its name. The package knows no connection. To add a setting,
 * add a line with unit and source to {@code edge.conf} and a component to its record; to add a preset, add a line only.
 */
package longwire.edge.settings;
