/**
 * Text for people and programs: quantities as people read and write them, tables that other programs read, and text resources
 * of this program.
 *
 * <pre>
 * nanoseconds, bytes, ratios ─▶ HumanUnits ─▶ reports, terminal, pages
 * "5 ms"                     ─▶ TimeUnits  ─▶ nanoseconds
 * rows                       ─▶ Csv        ─▶ files
 * text                       ─▶ WholeFile  ─▶ a file that is never half
 * </pre>
 *
 * <p>It does not know what the figures mean. To add a unit, add a line to {@link longwire.text.HumanUnits} or
 * {@link longwire.text.TimeUnits}. Durations in the notation of a proxy are read where its configuration is read.
 */
package longwire.text;
