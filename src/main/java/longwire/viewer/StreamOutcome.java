package longwire.viewer;

/**
 * The outcome of one viewer's stream or subscription.
 *
 * @param answered messages with a reply, or events received
 * @param failed messages lost or never sent, or events missed
 * @param slowestNanos the longest response time of an answered message, or the greatest age of an event
 */
public record StreamOutcome(long answered, long failed, long slowestNanos) {}
