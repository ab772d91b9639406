package longwire.plan;

import java.util.List;
import java.util.Optional;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;

/**
 * What an experiment is to do. Components and theirs are keys of {@code plan.conf}, apart from {@code text}: one more key is
 * a line there and a component here. What exists is valid: {@link PlanReader} refuses anything else, all faults at once.
 *
 * @param kept where its run is kept
 * @param paths ways to the origin, one or more: all of them external, or none
 * @param service what stands in place of our origin behind every path; empty for our origin
 * @param trials which there are, in which order
 * @param traffic of each trial
 * @param viewer what each viewer says
 * @param conversation what their messages mean
 * @param http2 connections of transports that share them
 * @param tokenStream what our origin answers where each message gets a stream of events
 * @param disturbance in each trial, on purpose
 * @param generator of the traffic
 * @param live how it may be watched
 * @param text the plan as it was read, every key with its value
 */
public record Plan(
        Kept kept,
        List<PlannedPath> paths,
        Optional<Target> service,
        Trials trials,
        Traffic traffic,
        Audience viewer,
        Conversation conversation,
        Http2Connections http2,
        TokenStreams tokenStream,
        PlannedDisturbance disturbance,
        Generator generator,
        LiveSettings live,
        String text) {
    /** The stream of each viewer that sends; its rate is the plan's divided by their number. */
    public StreamSettings stream() {
        StreamSettings each = traffic.stream(trials.seed());
        return conversation.publishers() == 0 ? each : each.atRate(traffic.rate() / conversation.publishers());
    }

    /** Settings of the viewers. */
    public ViewerSettings viewers() {
        return generator
                .viewers(traffic.connections(), external())
                .frames(traffic.frames())
                .opening(viewer.opening(conversation.protocol()))
                .conversation(conversation.conversation())
                .http2(http2.sharing(traffic.connections() / (trials.design() == Design.DUET ? 2 : 1)));
    }

    /** Whether viewers share HTTP/2 connections in any trial. */
    public boolean sharesConnections() {
        return trials.transports().stream().anyMatch(Transport::sharesConnections);
    }

    /** Whether any path speaks TLS to the origin. */
    public boolean originTls() {
        return paths.stream().anyMatch(path -> path.encryption().origin());
    }

    /** Whether the origin is ours: started by us, and asked what it counted. */
    public boolean ownOrigin() {
        return !external() && service.isEmpty();
    }

    /** Whether what is measured was started by somebody else, whose origin is not ours to ask. */
    public boolean external() {
        return paths.stream().anyMatch(path -> path.external().isPresent());
    }
}
