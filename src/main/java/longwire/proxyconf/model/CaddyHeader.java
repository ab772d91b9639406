package longwire.proxyconf.model;

import longwire.proxyconf.syntax.Place;

/**
 * A change of a request's header.
 *
 * @param field its name, without the sign that says the change
 * @param value what it is set to, or gets in addition; empty where it is taken away
 */
public record CaddyHeader(Place place, Change change, String field, String value) {
    public enum Change {
        SET,
        ADD,
        DELETE
    }

    /** As a Caddyfile writes it: {@code -Field}, {@code +Field value} or {@code Field value}. */
    static CaddyHeader of(Place place, String field, String value) {
        Change change = field.startsWith("-") ? Change.DELETE : field.startsWith("+") ? Change.ADD : Change.SET;
        return new CaddyHeader(place, change, change == Change.SET ? field : field.substring(1), value);
    }
}
