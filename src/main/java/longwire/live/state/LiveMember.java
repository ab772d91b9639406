package longwire.live.state;

import java.util.OptionalLong;

/**
 * A member of a fleet at one moment.
 *
 * @param number from 1
 * @param where its host and process, for people
 * @param lost whether it has left in the middle
 * @param silentSeconds since it last said something
 * @param open connections
 * @param perSecond messages sent, or events received where none is sent
 * @param medianNanos of its response times, or of its events' age, within its last interval; empty for none
 * @param sendLagNanos median within its last interval; empty for none
 */
public record LiveMember(
        int number,
        String where,
        boolean lost,
        double silentSeconds,
        long open,
        double perSecond,
        OptionalLong medianNanos,
        OptionalLong sendLagNanos) {}
