package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import longwire.results.Outcome;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class AftermathTest {
    private static final OldProcesses.Left NONE_LEFT = new OldProcesses.Left(0, 0, 0, 0, 0);

    private static final Newcomers.Told NOBODY = new Newcomers.Told(0, 0, 0, 0);
    private static final Memory NO_MEMORY = Memory.UNKNOWN;
    private static final Accounts NO_MESSAGES = new Accounts(0, 0, 0, 0);
    private static final Phases.Times NO_TIMES = new Phases().times();

    @Test
    void aReloadThatCutsNothingSaysWhatTheOldProcessHeld() {
        Outcome outcome = after("reload", new OldProcesses.Left(1, 1, 61, 61, 18 << 20), Map.of(), kept());

        assertThat(outcome.sentences())
                .containsExactly(
                        "reload of nginx cut 0 of 1,000 tunnels; the old process lived 61.0 s and held 18.0 MiB");
        assertThat(outcome.figures())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Outcome.TUNNELS_CUT, 0.0, Outcome.OLD_MEMORY, 18.0 * (1 << 20)));
    }

    @Test
    void tunnelsThatWereCutSayWhenHowAndUntilWhen() {
        Outcome outcome = after("stop", NONE_LEFT, Map.of("1001", 1_000L), new Cut(1_000, 0.04, 0.06, 12, 1.5, 900, 0));

        assertThat(outcome.sentences())
                .containsExactly("stop of nginx cut 1,000 of 1,000 tunnels after 0.0400 to 0.0600 s "
                        + "(close codes: 1001 × 1,000); all were back after 1.50 s; 12 handshakes failed meanwhile");
        assertThat(outcome.figures()).containsEntry(Outcome.ALL_BACK, 1.5e9);
    }

    @Test
    void viewersThatStayAwayHaveNoFigureOfReturn() {
        Outcome outcome = after("kill", NONE_LEFT, Map.of("none", 9L), new Cut(9, 0.1, 0.1, 4, null, 40, 0));

        assertThat(outcome.sentences().get(0)).contains("not all came back");
        assertThat(outcome.figures()).doesNotContainKey(Outcome.ALL_BACK);
    }

    @Test
    void severalTimesAreToldTogether() {
        Outcome outcome = after(
                "reload",
                new OldProcesses.Left(4, 3, 2, 20, 1 << 20),
                Map.of("none", 10L),
                kept(),
                new Cut(10, 0.5, 0.7, 0, 2.0, 100, 0));

        assertThat(outcome.sentences())
                .containsExactly("2 × reload of nginx cut 0 to 10 of 1,000 tunnels after 0.500 to 0.700 s "
                        + "(close codes: none × 10); all were back after 2.00 s at most; "
                        + "4 old processes still live after 2.00 to 20.0 s and held 1.00 MiB together");
        assertThat(outcome.figures()).containsEntry(Outcome.TUNNELS_CUT, 5.0);
    }

    @Test
    void aHerdSaysItsRateAndWhatItDidToHandshakes() {
        Histogram away = new Histogram(3);
        Histogram handshake = new Histogram(3);
        for (int viewer = 1; viewer <= 1_000; viewer++) {
            away.recordValue(viewer * 1_000_000L);
            handshake.recordValue(viewer * 10_000L);
        }

        Outcome outcome = new Aftermath(
                        "nginx",
                        "kill",
                        1_000,
                        List.of(new Cut(1_000, 0.1, 0.1, 0, 1.0, 2_500, 0)),
                        Return.of(away, handshake, 2_500),
                        NONE_LEFT,
                        NOBODY,
                        NO_MEMORY,
                        NO_TIMES,
                        NO_MESSAGES,
                        Map.of("none", 1_000L))
                .outcome();

        assertThat(outcome.sentences().get(0))
                .endsWith("away p50 500 ms, p99 990 ms, last 1.00 s; "
                        + "up to 2,500 handshakes/s, which took p50 5.00 ms, p99 9.90 ms");
    }

    @Test
    void newViewersThatDoNotGetInAreTold() {
        assertThat(newcomers(new Newcomers.Told(20, 0, 0, 3_000_000)))
                .endsWith("tunnels; all 20 new viewers got in, the slowest within 3.00 ms");
        assertThat(newcomers(new Newcomers.Told(20, 4, 2, 6_700_000_000L)))
                .endsWith("tunnels; of 20 new viewers 6 did not get in; the slowest of the others within 6.70 s");
        assertThat(newcomers(new Newcomers.Told(2, 0, 2, 0))).endsWith("of 2 new viewers 2 did not get in");
    }

    @Test
    void aSoakSaysFirstWhetherMemoryGrowsAndThatNoMessageIsMissing() {
        MemoryCourse.Slope slope = new MemoryCourse.Slope(1_024, 1_000, 1_050);

        assertThat(soak(new Memory(1, 2, slope, 30, 4), new Accounts(100, 97, 3, 0)))
                .isEqualTo(
                        "with each tunnel opened, the memory of nginx grew by 1.00 KiB (95 %: 1000 B to 1.03 KiB): "
                                + "a leak, known since minute 4; "
                                + "every message accounted for: 100 sent, 97 answered, 3 cut off with their tunnels, 0 missing");
        assertThat(soak(new Memory(1, 2, slope, 30, null), new Accounts(100, 97, 0, 1)))
                .endsWith("no leak, since it levelled off; "
                        + "not every message accounted for: 100 sent, 97 answered, 1 refused, 2 missing");
        assertThat(soak(new Memory(1, 2, slope, 1, null), NO_MESSAGES)).contains("a leak, unless it levels off");
        assertThat(soak(new Memory(1, 2, new MemoryCourse.Slope(0, -5, 15), 30, null), NO_MESSAGES))
                .contains("grew by 0 B (95 %: −5.00 B to 15.0 B): no leak");
    }

    private static String soak(Memory memory, Accounts messages) {
        Return back = Return.of(new Histogram(3), new Histogram(3), 0);
        return new Aftermath(
                        "nginx",
                        "close-tunnels",
                        9,
                        List.of(kept(), kept()),
                        back,
                        NONE_LEFT,
                        NOBODY,
                        memory,
                        NO_TIMES,
                        messages,
                        Map.of())
                .outcome()
                .sentences()
                .get(0);
    }

    private static String newcomers(Newcomers.Told told) {
        Return back = Return.of(new Histogram(3), new Histogram(3), 0);
        return new Aftermath(
                        "apache2",
                        "reload",
                        9,
                        List.of(kept()),
                        back,
                        NONE_LEFT,
                        told,
                        NO_MEMORY,
                        NO_TIMES,
                        NO_MESSAGES,
                        Map.of())
                .outcome()
                .sentences()
                .get(0);
    }

    private static Cut kept() {
        return new Cut(0, 0, 0, 0, 0.0, 0, 0);
    }

    private static Outcome after(String what, OldProcesses.Left left, Map<String, Long> drops, Cut... cuts) {
        Return back = Return.of(new Histogram(3), new Histogram(3), 0);
        return new Aftermath(
                        "nginx",
                        what,
                        1_000,
                        List.of(cuts),
                        back,
                        left,
                        NOBODY,
                        NO_MEMORY,
                        NO_TIMES,
                        NO_MESSAGES,
                        drops)
                .outcome();
    }
}
