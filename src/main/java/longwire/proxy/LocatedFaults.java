package longwire.proxy;

import com.typesafe.config.Config;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import longwire.fault.InputFault;

/** Collects the faults of a HOCON file. Each fault begins with a key and is given the line of that key. */
final class LocatedFaults {
    private final String file;
    private final List<String> faults = new ArrayList<>();

    LocatedFaults(String file) {
        this.file = file;
    }

    /**
     * The result of {@code reader} for {@code block}. If it refuses, its faults are collected and {@code otherwise} is
     * returned.
     */
    <T> T gather(Config block, Supplier<T> reader, T otherwise) {
        try {
            return reader.get();
        } catch (InputFault refused) {
            refused.getMessage().lines().forEach(fault -> add(block, fault));
            return otherwise;
        }
    }

    /** Adds {@code fault}, which begins with a key of {@code block}. */
    void add(Config block, String fault) {
        String key = fault.split(": ", 2)[0];
        boolean present = key.matches("[a-z-]+(\\.[a-z-]+)*") && block.hasPath(key);
        int line = (present ? block.getValue(key) : block.root()).origin().lineNumber();
        // A key that is missing at the top level has no line.
        faults.add(file + (line > 0 ? ":" + line : "") + ": " + fault);
    }

    /** Refuses the file if it has any faults. */
    void refuse() {
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
    }

    boolean none() {
        return faults.isEmpty();
    }
}
