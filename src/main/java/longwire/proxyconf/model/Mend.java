package longwire.proxyconf.model;

import longwire.proxyconf.syntax.Place;

/**
 * A change that corrects a mistake.
 *
 * @param how where the text goes
 * @param at the line that it refers to, which need not be the line of the mistake
 * @param text the text to paste, in the configuration's syntax; empty if a line is only removed
 */
public record Mend(How how, Place at, String text) {
    /** Where a mend's text goes. */
    public enum How {
        /** Into the block or section that begins at the line. */
        INTO,
        BEFORE,
        /** After the block or section that begins at the line. */
        AFTER,
        INSTEAD,
        REMOVE
    }

    public static Mend into(Place block, String text) {
        return new Mend(How.INTO, block, text);
    }

    public static Mend before(Place line, String text) {
        return new Mend(How.BEFORE, line, text);
    }

    public static Mend after(Place block, String text) {
        return new Mend(How.AFTER, block, text);
    }

    public static Mend instead(Place line, String text) {
        return new Mend(How.INSTEAD, line, text);
    }

    public static Mend remove(Place line) {
        return new Mend(How.REMOVE, line, "");
    }
}
