package longwire.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/**
 * The kernel's settings, by their sysctl names. They apply to the whole machine and stay in effect after the process
 * that changed them has ended, so a caller must remember the previous values. The words of a value are separated by one
 * space, whatever the kernel prints.
 */
public final class SystemSettings {
    private static final Path KERNEL = Path.of("/proc/sys");
    /** Words separated by dots; such a name cannot lead out of the directory. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private final Path root;

    /** The settings of the running kernel. */
    public SystemSettings() {
        this(KERNEL);
    }

    /** The settings that are files below {@code root}, in the layout of /proc/sys. */
    public SystemSettings(Path root) {
        this.root = root;
    }

    /**
     * Refuses a name that is not a setting.
     *
     * @throws InputFault whose message begins with the name
     */
    public void check(String name) {
        file(name);
    }

    /**
     * The current value of each setting.
     *
     * @throws InputFault for a name that is not a setting
     * @throws OutsideFault for a setting that cannot be read, because it could not be restored either
     */
    public SortedMap<String, String> read(Collection<String> names) {
        SortedMap<String, String> values = new TreeMap<>();
        names.forEach(name -> values.put(name, value(name)));
        return values;
    }

    /**
     * Changes all settings or, if one fails, none.
     *
     * @throws InputFault for a name that is not a setting, and for a value that the kernel refuses or changes
     * @throws OutsideFault for a setting that this process may not change
     */
    public void apply(Map<String, String> values) {
        SortedMap<String, String> before = read(values.keySet());
        try {
            values.forEach(this::change);
        } catch (InputFault | OutsideFault refused) {
            try {
                putBack(before);
            } catch (OutsideFault left) {
                throw new OutsideFault(refused.getMessage() + System.lineSeparator() + left.getMessage(), refused);
            }
            throw refused;
        }
    }

    /**
     * Restores each setting; one that already has its previous value is not written.
     *
     * @param before the previous values, from {@link #read}
     * @throws OutsideFault with a line for each setting that could not be restored; the others were restored
     */
    public void putBack(Map<String, String> before) {
        List<String> left = new ArrayList<>();
        before.forEach((name, value) -> {
            try {
                if (!value(name).equals(value)) {
                    change(name, value);
                }
            } catch (InputFault | OutsideFault refused) {
                left.add(name + " could not be restored to " + value + ": " + refused.getMessage());
            }
        });
        if (!left.isEmpty()) {
            throw new OutsideFault(String.join(System.lineSeparator(), left));
        }
    }

    private void change(String name, String value) {
        write(name, value);
        String taken = value(name);
        if (!taken.equals(words(value))) {
            throw new InputFault(name, value, "a value that the kernel keeps; it changed it to " + taken);
        }
    }

    private void write(String name, String value) {
        try (OutputStream file = open(name, value)) {
            // In one call: the kernel takes each write as a complete value.
            file.write(value.getBytes(StandardCharsets.UTF_8));
        } catch (IOException refused) {
            throw new InputFault(name, value, "a value that the kernel accepts; it answered: " + refused.getMessage());
        }
    }

    private OutputStream open(String name, String value) {
        Path file = file(name);
        try {
            return Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException closed) {
            throw new OutsideFault(
                    name + ": cannot be set to " + value + " (expected: root privileges and a writable " + file + "; "
                            + closed.getClass().getSimpleName() + ")",
                    closed);
        }
    }

    private String value(String name) {
        try {
            return words(KernelFile.read(file(name)));
        } catch (IOException unreadable) {
            throw new OutsideFault(name + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InputFault(
                    name + ": not the name of a kernel setting (expected: a name such as net.core.somaxconn)");
        }
        Path file = root.resolve(name.replace('.', '/'));
        if (!Files.isRegularFile(file)) {
            throw new InputFault(name + ": not a setting of this kernel (expected: one that sysctl -a lists)");
        }
        return file;
    }

    private static String words(String value) {
        return value.strip().replaceAll("\\s+", " ");
    }
}
