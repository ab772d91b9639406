package longwire.proxyconf.edit;

import longwire.proxyconf.syntax.Place;

/**
 * A replacement of characters.
 *
 * @param at a line of the file, for messages
 * @param from offset in the file at which the old characters begin
 * @param to offset at which they end; equal to {@code from} for an insertion
 * @param text the new characters
 */
public record Edit(Place at, int from, int to, String text) {
    public Edit {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from " + from + " to " + to + " (expected: 0 <= from <= to)");
        }
    }
}
