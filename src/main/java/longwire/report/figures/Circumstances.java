package longwire.report.figures;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import longwire.results.RunDirectory;

/** When, where and with what a run was measured, in a few words each. */
public final class Circumstances {
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Circumstances() {}

    /**
     * Of {@code run}: its start, and what is known of machine and programs.
     *
     * @throws longwire.fault.OutsideFault where its summary can't be read
     */
    public static List<String> of(RunDirectory run) {
        RunReader reader = new RunReader(run);
        List<String> facts = new ArrayList<>(List.of(start(reader)));
        facts.addAll(RunFacts.of(reader).strip());
        return facts;
    }

    /** When it started, as a person reads it. */
    static String start(RunReader reader) {
        return START.format(reader.summary().startInstant());
    }
}
