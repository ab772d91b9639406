package longwire.proxyconf.edit;

import longwire.proxyconf.syntax.Place;

/**
 * Letters in place of others.
 *
 * @param at a line of the file, for people
 * @param from where the old ones begin, counted from the file's start
 * @param to where they end; the same where none go
 * @param text the new ones
 */
record Edit(Place at, int from, int to, String text) {
    Edit {
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("from " + from + " to " + to + " (expected: a part of a text)");
        }
    }
}
