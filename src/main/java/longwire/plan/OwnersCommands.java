package longwire.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxy.Operation;

/**
 * What the owner of a running system does to it, each a command for {@code sh}, or empty.
 *
 * @param reload makes it use its configuration as it now is
 * @param drain makes it accept no more viewers, and end with its tunnels
 * @param stop ends it at once
 * @param start starts it again after {@code drain} or {@code stop}
 * @param log a file whose last lines are told when it does not come back; may be empty
 */
public record OwnersCommands(String reload, String drain, String stop, String start, String log) {
    /** Of a system to which nothing can be done. */
    public static final OwnersCommands NONE = new OwnersCommands("", "", "", "", "");

    /** Those that there are, by what they do. */
    public Map<Operation, String> operations() {
        return Stream.of(
                        Map.entry(Operation.RELOAD, reload),
                        Map.entry(Operation.DRAIN, drain),
                        Map.entry(Operation.STOP, stop))
                .filter(command -> !command.getValue().isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What is missing among them, each as a fault. */
    List<String> faults() {
        boolean ends = !drain.isEmpty() || !stop.isEmpty();
        if (ends && start.isEmpty()) {
            return List.of("start: none (expected: the command that starts the system again after "
                    + (stop.isEmpty() ? "drain" : "stop") + ")");
        }
        return !ends && !start.isEmpty()
                ? List.of("start: " + start + " (expected: only together with drain or stop)")
                : List.of();
    }
}
