package longwire.proxyconf.model;

import longwire.proxyconf.syntax.Place;

/**
 * A change of a request's header.
 *
 * @param field the header's name, without the sign that stands for the change
 * @param value the value that is set or added; empty if the header is deleted
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
