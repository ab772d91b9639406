package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.time.Duration;
import longwire.settings.Values;

/** A plan that is changed and written down again, for an experiment of another process. */
public final class PlanDraft {
    /** Connections are closed and the trial is judged, and Gatling goes on at whole seconds. */
    private static final double JUDGING_SECONDS = 0.3;

    private static final double MILLIS_PER_SECOND = 1e3;

    private final Config said;

    private PlanDraft(Config said) {
        this.said = said;
    }

    /**
     * A draft that says what {@code file} does.
     *
     * @throws longwire.fault.InputFault when it can't be read, or is no plan; with the line, where it is about one
     */
    public static PlanDraft of(Path file) {
        return new PlanDraft(PlanFile.parse(file));
    }

    /** A draft that says what {@code text} does, which {@link #text} or a plan's text gave. */
    public static PlanDraft parse(String text) {
        return new PlanDraft(PlanText.recorded(text));
    }

    /**
     * The same with another value.
     *
     * @param key without {@code longwire.}, such as {@code live.watch}
     * @param value a text, a number, a truth, a list, or a map whose keys are taken as they are
     */
    public PlanDraft with(String key, Object value) {
        return new PlanDraft(said.withValue(key, ConfigValueFactory.fromAnyRef(value)));
    }

    /**
     * How the trials of the paths follow one another.
     *
     * @throws longwire.fault.InputFault when it is none
     */
    public Design design() {
        Values values = new Values(whole());
        Design design = values.oneOf("design", Design.class);
        values.refuseFaults();
        return design;
    }

    /** Viewers of each trial. */
    public int connections() {
        return whole().getInt("connections");
    }

    /** Messages due each second. */
    public double rate() {
        return whole().getDouble("rate");
    }

    /** Messages over each path before the first trial. */
    public int warmUpMessages() {
        return whole().getInt("warm-up-messages");
    }

    /** About what a trial takes. */
    public double trialSeconds() {
        Config whole = whole();
        double ramp = Math.floor(whole.getInt("connections") / whole.getDouble("handshakes-per-second"));
        Duration streamed = whole.getDuration("warm-up").plus(whole.getDuration("duration"));
        return Math.ceil(ramp + streamed.toMillis() / MILLIS_PER_SECOND + JUDGING_SECONDS);
    }

    /** As a file says it. */
    public String text() {
        return PlanText.render(said);
    }

    private Config whole() {
        return said.withFallback(PlanText.standard());
    }
}
