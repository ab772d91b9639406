/**
 * Text between people and programs: quantities as people read and write them, tables as other programs read them, and the
 * texts that are part of the program.
 *
 * <pre>
 * nanoseconds, bytes, ratios ─▶ HumanUnits ─▶ reports, terminal, pages
 * "5 ms"                     ─▶ TimeUnits  ─▶ nanoseconds
 * rows                       ─▶ Csv        ─▶ files
 * </pre>
 *
 * <p>It knows nothing of what the figures mean. A further unit is a line of {@link longwire.text.HumanUnits} or
 * {@link longwire.text.TimeUnits}; durations as a certain proxy writes them are read where its configuration is.
 */
package longwire.text;
