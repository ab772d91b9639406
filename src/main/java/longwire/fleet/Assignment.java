package longwire.fleet;

import longwire.viewer.Share;
import longwire.viewer.StreamSettings;

/**
 * A member's part in a run.
 *
 * @param simulation class of it
 * @param plan text of the member's plan: its share of the connections, over the lead's paths
 * @param member its number, from 1
 * @param members of the run
 * @param connections of the whole fleet
 * @param handshakesPerSecond due, over the whole fleet
 * @param messagesPerSecond of each viewer; the quotient of the whole, since that of a share may differ in its last bit
 */
record Assignment(
        String simulation,
        String plan,
        int member,
        int members,
        int connections,
        double handshakesPerSecond,
        double messagesPerSecond) {
    Share share() {
        return new Share(member - 1, members);
    }

    /** The stream of each viewer, where {@code own} is that of the member's plan. */
    StreamSettings stream(StreamSettings own) {
        return own.atRate(messagesPerSecond);
    }
}
