package longwire.disturbance;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;

/**
 * Some viewers stop reading, and go on sending. Their messages are not timed in any part of the trial, so that all times are those
 * of the others.
 *
 * @param percent of the viewers
 */
record SlowReaders(double percent) implements Disturbance {
    /** How plans write it. */
    static final String FORM = "slow-readers:PERCENT";

    private static final Pattern TEXT = Pattern.compile("slow-readers(?::(\\d{1,2}(?:\\.\\d{1,3})?))?");
    private static final double WHOLE = 100;

    /**
     * Those that {@code text} says; empty if it says another disturbance.
     *
     * @throws InputFault if the percentage is missing or 0
     */
    static Optional<Disturbance> parse(String key, String text) {
        Matcher parts = TEXT.matcher(text);
        if (!text.startsWith("slow-readers")) {
            return Optional.empty();
        }
        if (!parts.matches() || parts.group(1) == null || Double.parseDouble(parts.group(1)) == 0) {
            throw new InputFault(key, text, FORM + ", above 0 and below 100, such as slow-readers:10");
        }
        return Optional.of(new SlowReaders(Double.parseDouble(parts.group(1))));
    }

    @Override
    public String label() {
        return "slow-readers:" + (percent == Math.rint(percent) ? Long.toString((long) percent) : percent);
    }

    @Override
    public Subject subject() {
        return Subject.VIEWERS;
    }

    @Override
    public boolean cuts() {
        return true;
    }

    @Override
    public double slowShare() {
        return percent / WHOLE;
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        scene.slowViewersRead(false);
        try {
            TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
        } catch (InterruptedException trialEnded) {
            Thread.currentThread().interrupt();
        } finally {
            scene.slowViewersRead(true);
        }
    }
}
