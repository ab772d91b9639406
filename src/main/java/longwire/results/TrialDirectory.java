package longwire.results;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.IntervalLog;
import longwire.measurement.MessageTimes;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/** The evidence of one trial. It is INVALID from its start until its end removes the mark. */
public final class TrialDirectory {
    private static final String MESSAGES = "messages.csv";

    private final Path path;

    TrialDirectory(Path path) {
        this.path = path;
    }

    static TrialDirectory create(Path path) {
        EvidenceFiles.createDirectory(path);
        TrialDirectory directory = new TrialDirectory(path);
        directory.markInvalid(List.of("not finished"));
        return directory;
    }

    public Path path() {
        return path;
    }

    public String name() {
        return path.getFileName().toString();
    }

    /** Marks the trial INVALID with {@code reasons}; without reasons it becomes VALID. */
    public void markInvalid(List<String> reasons) {
        EvidenceFiles.mark(path, reasons);
    }

    /** Why the trial is INVALID; empty for a VALID one. */
    public List<String> invalid() {
        return EvidenceFiles.reasons(path);
    }

    /** Writes any value as {@code <name>.json}. */
    public void writeJson(String name, Object value) {
        EvidenceFiles.write(path.resolve(name + ".json"), Json.write(value));
    }

    /** Writes a text file. */
    public void writeText(String name, String content) {
        EvidenceFiles.write(path.resolve(name), content);
    }

    /** Keeps the times of the trial's messages. */
    public void writeMessages(List<MessageTimes> messages) {
        writeText(MESSAGES, MessageTimes.csv(messages));
    }

    /** The times of the trial's messages, if its plan asked for them. */
    public List<MessageTimes> messages() {
        return MessageTimes.read(path.resolve(MESSAGES));
    }

    /** All that the trial recorded of {@code series}, in nanoseconds; empty if it recorded nothing. */
    public Histogram histogram(Series series) {
        return IntervalLog.read(path, series);
    }
}
