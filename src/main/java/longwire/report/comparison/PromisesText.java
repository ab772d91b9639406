package longwire.report.comparison;

import java.util.List;
import java.util.Locale;
import longwire.comparison.Promise;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalPage;

/** The results of objectives, in lines of at most 80 columns. */
public final class PromisesText {
    private static final String HANGING = "    ";

    private PromisesText() {}

    /** One line for each objective, followed by the figures behind it. */
    public static String of(List<Promise> promises) {
        TerminalPage page = new TerminalPage(Ink.ofConsole());
        page.title("Objectives");
        for (Promise promise : promises) {
            page.hanging(
                    "",
                    HANGING,
                    String.format(
                            Locale.ROOT,
                            "%-9s  %s",
                            promise.standing(),
                            promise.objective().text()));
            page.text(HANGING, detail(promise));
        }
        page.text("", "");
        page.text(
                "",
                "A value is the middle of the trials' (median of all pairs), with its interval. A report's percentile is that of all their"
                        + " messages together, in which one bad trial counts in full.");
        return page.toString();
    }

    private static String detail(Promise promise) {
        String side = promise.side().path() + " " + promise.side().transport() + ": ";
        if (Double.isNaN(promise.value())) {
            return side + promise.why();
        }
        boolean ratio = promise.objective().versus().isPresent();
        String value = ratio
                ? String.format(Locale.ROOT, "%.3g", promise.value())
                : ComparisonLine.value(promise.objective().metric(), promise.value());
        String interval = promise.interval()
                .map(within -> " (95 %: "
                        + (ratio
                                ? String.format(Locale.ROOT, "%.3g…%.3g", within.low(), within.high())
                                : ComparisonLine.value(promise.objective().metric(), within.low()) + " to "
                                        + ComparisonLine.value(
                                                promise.objective().metric(), within.high()))
                        + ")")
                .orElse("");
        return side + value + interval + (promise.why().isEmpty() ? "" : "; " + promise.why());
    }
}
