package longwire.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import longwire.report.terminal.Ink;
import longwire.selftest.SelfTestReport.PartReport;
import org.junit.jupiter.api.Test;

class SelfTestReportTest {
    private static final Check HOLDS = new Check("send lag p50", "below 40.0 µs", "11.2 µs", true, "not told");
    private static final Check BROKEN = new Check(
            "trust <limit>", "p99 or beyond " + "at last ".repeat(30), "none & \u001b[31m", false, "take more cores");

    @Test
    void oneCheckThatDoesNotHoldMakesAMachineUnfit() {
        assertThat(report(HOLDS, HOLDS).fit()).isTrue();
        assertThat(report(HOLDS, HOLDS).verdict()).isEqualTo("Fit to measure: all 2 checks passed");
        assertThat(report(HOLDS, BROKEN).fit()).isFalse();
        assertThat(report(HOLDS, BROKEN).verdict()).isEqualTo("Not fit to measure: 1 of 2 checks failed");
    }

    @Test
    void theTextSaysWhatToDoOnlyWhereSomethingIsWrongAndFitsATerminal() {
        String text = SelfTestText.of(report(HOLDS, BROKEN), Ink.PLAIN);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(text)
                .contains("\nNot fit to measure: 1 of 2 checks failed\n")
                .contains(
                        "\n  yes  send lag p50: 11.2 µs\n       expected: below 40.0 µs\n  NO   trust <limit>: none & ")
                .contains("\n       advice: take more cores\n")
                .contains("\n  -    a remark\n")
                .doesNotContain("not told")
                .doesNotContain("\u001b");
    }

    @Test
    void thePageNeedsNothingButItselfAndEscapesWhatItTells() {
        String page = SelfTestPage.of(report(HOLDS, BROKEN));

        assertThat(page)
                .contains("<p>Not fit to measure: 1 of 2 checks failed</p>")
                .contains("<li>trust &lt;limit&gt;: none &amp; ")
                .contains("Advice: take more cores")
                .contains("--good-ground")
                .contains("cpus 2")
                .contains("href=\"run-1/report.html\"")
                .doesNotContain("<script")
                .doesNotContain("http://")
                .doesNotContain("https://")
                .doesNotContain("not told");
        assertThat(SelfTestPage.of(report(HOLDS))).contains("class=\"verdict valid\"");
    }

    private static SelfTestReport report(Check... checks) {
        return new SelfTestReport(
                "2026-11-23T04:05:06Z",
                Map.of("cpus", "2"),
                List.of(new PartReport("A part", "What it rests on.", "run-1", List.of(checks), List.of("a remark"))));
    }
}
