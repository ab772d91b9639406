package longwire.origin;

/** Somebody who is told of each event. */
interface Subscriber {
    /** Sends {@code event}, or skips it; may leave meanwhile. */
    void offer(Event event);
}
