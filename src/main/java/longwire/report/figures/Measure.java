package longwire.report.figures;

import longwire.measurement.Series;

/** The measures of a row, in the order in which they are shown. */
public enum Measure {
    HANDSHAKE(Series.HANDSHAKE, "handshake", "Handshake", "Time from a connection's due time until it was open."),
    RESPONSE(
            Series.RESPONSE,
            "response time",
            "Round-trip, response time from due",
            "Time from a message's due time until its reply arrived. The figure to rank by."),
    SERVICE(
            Series.SERVICE,
            "service time",
            "Round-trip, service time from sent",
            "Time from sending a message until its reply arrived, free of the generator's own lateness."),
    FAN_OUT(
            Series.FAN_OUT,
            "fan-out",
            "Fan-out, from a publish's due time",
            "Time from a publish's due time until a receiver had it, over all receivers."),
    SKEW(
            Series.SKEW,
            "skew",
            "Skew, from first to last receiver",
            "Of each event, the time from its first receiver to its last, over all receivers that got it."),
    STALENESS(Series.STALENESS, "staleness", "Staleness", "The age of an event when the viewer first had it."),
    FIRST_EVENT(
            Series.FIRST_EVENT,
            "time to the first event",
            "First event of an answer, from due",
            "Time from a message's due time until the first event of its answer arrived; the round-trip is that to the last."),
    EVENT_GAP(
            Series.EVENT_GAP,
            "gap between events",
            "Gap between events of an answer",
            "Time from one event of an answer to the next."),
    AWAY(Series.AWAY, "away", "Away", "Time from the drop of a connection until it was open again."),
    REOPENING(
            Series.REOPENING,
            "reopening",
            "Handshake of a reopened connection",
            "From the last attempt to reopen a dropped connection until it was open.");

    private final Series series;
    private final String label;
    private final String title;
    private final String about;

    Measure(Series series, String label, String title, String about) {
        this.series = series;
        this.label = label;
        this.title = title;
        this.about = about;
    }

    public Series series() {
        return series;
    }

    /** Its name within a sentence. */
    String label() {
        return label;
    }

    /** Its name as the heading of a table. */
    public String title() {
        return title;
    }

    /** What it is, in one sentence. */
    String about() {
        return about;
    }
}
