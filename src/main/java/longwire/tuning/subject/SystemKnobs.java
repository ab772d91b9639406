package longwire.tuning.subject;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import longwire.fault.InputFault;
import longwire.process.SystemSettings;
import longwire.tuning.search.Knob;

/** Settings of the kernel that a person asked to be searched, each as {@code NAME=VALUE,VALUE…}. */
public final class SystemKnobs {
    private SystemKnobs() {}

    /** One knob for each setting; its default is the current value in the kernel. */
    public static List<Knob> of(List<String> asked) {
        return asked.stream().map(SystemKnobs::knob).toList();
    }

    private static Knob knob(String asked) {
        int equals = asked.indexOf('=');
        if (equals < 1 || equals == asked.length() - 1) {
            throw new InputFault("system", asked, "NAME=VALUE,VALUE…, such as net.ipv4.tcp_slow_start_after_idle=0,1");
        }
        String name = asked.substring(0, equals);
        String now = new SystemSettings().read(List.of(name)).get(name);
        List<String> levels =
                new ArrayList<>(Arrays.stream(asked.substring(equals + 1).split(","))
                        .map(String::strip)
                        .toList());
        if (!levels.contains(now)) {
            levels.add(0, now);
        }
        return new Knob(name, Knob.Owner.SYSTEM, levels, levels.indexOf(now), false, "Kernel setting.");
    }
}
