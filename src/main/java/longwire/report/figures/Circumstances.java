package longwire.report.figures;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import longwire.results.RunDirectory;

/** When, where and with what a run was measured, as short facts. */
public final class Circumstances {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Circumstances() {}

    /**
     * The start of {@code run}, and the known facts about the machine and the programs.
     *
     * @throws longwire.fault.OutsideFault if its summary cannot be read
     */
    public static List<String> of(RunDirectory run) {
        RunReader reader = new RunReader(run);
        List<String> facts = new ArrayList<>(List.of(start(reader)));
        facts.addAll(RunFacts.of(reader).strip());
        return facts;
    }

    /** The start of the run, for people. */
    static String start(RunReader reader) {
        return START.format(reader.summary().startInstant());
    }
}
