package longwire.report.figures;

import java.util.List;
import longwire.measurement.Count;
import longwire.results.TrialSummary;
import longwire.text.HumanUnits;

/**
 * What the sockets of viewers carried in the merged trials of a row, as the kernel counted it, for a message and for an event.
 *
 * @param counts of all trials
 */
public record WireCost(Traffic counts) {
    private static final String UNKNOWN = "-";

    static WireCost of(List<TrialSummary> trials) {
        return new WireCost(Traffic.of(trials));
    }

    /** Whether it was counted. */
    public boolean known() {
        return counts.count(Count.BYTES_RECEIVED) > 0;
    }

    /** Bytes that a viewer sent for a message or a poll; a dash where there are none. */
    public String sentPerMessage() {
        return bytes(counts.count(Count.BYTES_SENT), Count.WEIGHED_REPLIES);
    }

    /** Bytes of a reply, or of the answer to a poll. */
    public String receivedPerMessage() {
        return bytes(counts.count(Count.BYTES_RECEIVED), Count.WEIGHED_REPLIES);
    }

    /** TCP segments both ways for a message and its reply. */
    public String segmentsPerMessage() {
        return number(segments(), Count.WEIGHED_REPLIES);
    }

    /** Bytes both ways for each event that a viewer received. */
    public String bytesPerEvent() {
        return bytes(counts.count(Count.BYTES_SENT) + counts.count(Count.BYTES_RECEIVED), Count.WEIGHED_EVENTS);
    }

    /** TCP segments both ways for each event. */
    public String segmentsPerEvent() {
        return number(segments(), Count.WEIGHED_EVENTS);
    }

    /** HTTP requests for each event, handshakes included. */
    public String requestsPerEvent() {
        return number(counts.count(Count.REQUESTS), Count.EVENTS);
    }

    /** Connections that were opened for each viewer. */
    public String connectionsPerViewer() {
        return number(counts.count(Count.OPENED) + counts.count(Count.RETURNED), Count.OPENED);
    }

    private long segments() {
        return counts.count(Count.SEGMENTS_SENT) + counts.count(Count.SEGMENTS_RECEIVED);
    }

    private String bytes(long bytes, Count of) {
        return counts.count(of) == 0 ? UNKNOWN : HumanUnits.bytes((double) bytes / counts.count(of));
    }

    private String number(long number, Count of) {
        return counts.count(of) == 0 ? UNKNOWN : HumanUnits.number((double) number / counts.count(of));
    }
}
