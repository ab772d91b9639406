package longwire.proxyconf.lint;

import java.util.List;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/**
 * What a rule found at one place.
 *
 * @param words what is wrong there, in a sentence
 * @param mends all of them together correct it
 */
record Mistake(Severity severity, Place place, String words, List<Mend> mends) {
    static Mistake breaks(Place place, String words, Mend... mends) {
        return new Mistake(Severity.BREAKS, place, words, List.of(mends));
    }

    static Mistake slows(Place place, String words, Mend... mends) {
        return new Mistake(Severity.SLOWS, place, words, List.of(mends));
    }

    static Mistake risk(Place place, String words, Mend... mends) {
        return new Mistake(Severity.RISK, place, words, List.of(mends));
    }
}
