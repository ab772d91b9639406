package longwire.tuning;

import java.util.Map;
import longwire.report.Page;

/** A search as one page that needs nothing but itself. */
final class TuningPage {
    private TuningPage() {}

    static String of(TuningReport report) {
        return Page.ofTemplate("longwire/tuning/tuning.html", Map.of("report", report));
    }
}
