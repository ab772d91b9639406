package longwire.proxy;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import longwire.fault.InputFault;

/** Gathers the faults of a HOCON file, each with the line of the key that it begins with. */
final class LocatedFaults {
    private final String file;
    private final List<String> faults = new ArrayList<>();

    LocatedFaults(String file) {
        this.file = file;
    }

    /**
     * What {@code reader} makes of {@code block}; where it refuses, its faults are gathered and {@code otherwise} stands in.
     */
    <T> T gather(Config block, Supplier<T> reader, T otherwise) {
        try {
            return reader.get();
        } catch (InputFault refused) {
            refused.getMessage().lines().forEach(fault -> add(block, fault));
            return otherwise;
        }
    }

    /** One fault more; {@code fault} begins with a key of {@code block}. */
    void add(Config block, String fault) {
        String key = fault.split(": ", 2)[0];
        boolean present = key.matches("[a-z-]+(\\.[a-z-]+)*") && block.hasPath(key);
        int line = (present ? block.getValue(key) : block.root()).origin().lineNumber();
        // A key that is missing from the whole file is on no line.
        faults.add(file + (line > 0 ? ":" + line : "") + ": " + fault);
    }

    /** Refuses the whole file, where anything was wrong. */
    void refuse() {
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    boolean none() {
        return faults.isEmpty();
    }
}
