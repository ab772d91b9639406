package longwire.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longwire.comparison.Criteria;
import longwire.report.terminal.Ink;
import org.junit.jupiter.api.Test;

class TuningTextTest {
    private static final TuningReport.Line BETTER =
            new TuningReport.Line("response p99", "NANOSECONDS", 10, 1e6, 8e5, 0.8, 0.7, 0.9, "BETTER", 0);
    private static final TuningReport.Line UNDECIDED =
            new TuningReport.Line("memory per connection", "BYTES", 10, 1e6, 8e5, 1.1, 0.9, 1.3, "UNDECIDED", 120);
    /** As wide as lines get. */
    private static final TuningReport.Line HOPELESS = new TuningReport.Line(
            "memory per connection",
            "BYTES",
            10,
            1e6,
            16e6,
            16.9,
            14.07,
            16.98,
            "UNDECIDED",
            Criteria.MOST_MORE_TRIALS);

    @Test
    void saysTheAnswerTheProofAndWhatToChangeInEightyColumns() {
        String text = TuningText.of(
                report(
                        List.of("`reuseport on` lowers response p99 by 20 % (95 %: 10 to 30 %)."),
                        List.of(new TuningReport.Proven(
                                "reuseport on",
                                true,
                                List.of(BETTER),
                                List.of(UNDECIDED),
                                List.of(
                                        new TuningReport.Part("reuseport on", true, List.of(BETTER)),
                                        new TuningReport.Part("multi_accept on", false, List.of(HOPELESS))),
                                List.of())),
                        "--- nginx.conf\n+++ recommended-nginx.conf\n-listen 80;\n+listen 80 reuseport;\n"),
                Ink.PLAIN);

        assertThat(text)
                .contains(
                        "Tuning of nginx: a gain is shown",
                        "lowers response p99 by 20 %",
                        "  In 10 pairs of trials.",
                        "  response p99            -20 % (-30 to -10 %)     BETTER",
                        "UNDECIDED (120 more)",
                        "    memory per connection +1590 % (+1307 to +1598 %) UNDECIDED (over 1,000 more)",
                        "  matters: reuseport on; without it\n    response p99            -20 %",
                        "+listen 80 reuseport;");
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void aSearchThatFoundNothingSaysNoMoreThanThat() {
        String text =
                TuningText.of(report(List.of("Nothing that was tried is shown to help."), List.of(), ""), Ink.PLAIN);

        assertThat(text).contains("Nothing that was tried").doesNotContain("What to change");
    }

    private static TuningReport report(List<String> sentences, List<TuningReport.Proven> proofs, String diff) {
        return new TuningReport(
                "nginx",
                "minimise frame p99",
                "response p99",
                900,
                850,
                4_000,
                0.12,
                diff.isEmpty() ? "no significant gain" : "a gain is shown",
                sentences,
                List.of(),
                List.of(),
                List.of(new TuningReport.Effect("reuseport", "off", "on", "A queue for each.", 0.8, 0.7, 0.9)),
                proofs,
                List.of(),
                "nginx.conf",
                diff.isEmpty() ? "" : "listen 80 reuseport;",
                diff,
                "",
                List.of(),
                List.of());
    }
}
