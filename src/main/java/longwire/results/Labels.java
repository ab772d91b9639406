package longwire.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import longwire.fault.InputFault;

/**
 * Labels that people give a run, as stored in {@code labels.json} of its directory. They are not measurements, and may
 * be changed at any time.
 *
 * @param baseline whether other runs are compared with this one; of several baselines, the newest counts
 * @param labels short values by short names
 */
public record Labels(boolean baseline, SortedMap<String, String> labels) {
    /** The labels of a run without any. */
    public static final Labels NONE = new Labels(false, new TreeMap<>());

    private static final String FILE = "labels.json";
    /** They must fit a line of a table. */
    private static final int MOST = 16;

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,31}");
    private static final Pattern VALUE = Pattern.compile("\\P{Cntrl}{1,64}");

    /** @throws InputFault if a name or a value is invalid, or there are too many labels */
    public Labels {
        labels = labels == null ? new TreeMap<>() : new TreeMap<>(labels);
        labels.forEach(Labels::check);
        if (labels.size() > MOST) {
            throw new InputFault("labels", labels.size(), "at most " + MOST);
        }
        labels = Collections.unmodifiableSortedMap(labels);
    }

    /** The labels of the run in {@code directory}; {@link #NONE} if it has none. */
    public static Labels read(Path directory) {
        Path file = directory.resolve(FILE);
        return Files.exists(file) ? Json.read(file, Labels.class) : NONE;
    }

    /** Writes the labels to {@code directory}. */
    public void write(Path directory) {
        EvidenceFiles.write(directory.resolve(FILE), Json.write(this));
    }

    /** The file in {@code directory} that {@link #write} writes. */
    public static Path file(Path directory) {
        return directory.resolve(FILE);
    }

    /** These labels with {@code changes}; an empty value removes a label. */
    public Labels with(Map<String, String> changes) {
        SortedMap<String, String> changed = new TreeMap<>(labels);
        changes.forEach((name, value) -> {
            if (value.isEmpty()) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
        });
        return new Labels(baseline, changed);
    }

    /** These labels, for a run that is a baseline or not. */
    public Labels asBaseline(boolean is) {
        return new Labels(is, labels);
    }

    /** The labels for people, such as {@code baseline release=1.2}; empty if there are none. */
    @JsonIgnore
    public String text() {
        String said = labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(" "));
        return ((baseline ? "baseline " : "") + said).strip();
    }

    private static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new InputFault("label", name, "a letter, then letters, digits, dots, dashes, at most 32 in all");
        }
        if (value == null || !VALUE.matcher(value).matches()) {
            throw new InputFault("label " + name, value, "1 to 64 characters in one line");
        }
    }
}
