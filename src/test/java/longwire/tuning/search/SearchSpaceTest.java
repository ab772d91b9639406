package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import longwire.fault.InputFault;
import longwire.settings.Range;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    private static final SearchSpace SPACE = KnobTest.space();

    @Test
    void aSampleFillsEachKnobEvenly() {
        SearchSpace wide = new SearchSpace(List.of(
                Knob.of("a", new Range.Whole(1, 256, "", ""), "16", ""),
                Knob.of("b", new Range.Choice(List.of("x", "y")), "x", ""),
                Knob.of("c", new Range.Choice(List.of("x", "y", "z")), "x", "")));

        List<Candidate> drawn = wide.evenly(32, 5);

        assertThat(drawn).hasSize(32).doesNotHaveDuplicates().doesNotContain(wide.standard());
        assertThat(drawn.stream().filter(candidate -> candidate.level(1) == 1).count())
                .isBetween(14L, 18L);
        assertThat(drawn.stream().map(candidate -> candidate.level(0)).distinct())
                .hasSize(9);
        assertThat(wide.evenly(32, 5)).isEqualTo(drawn);
        assertThat(wide.evenly(32, 6)).isNotEqualTo(drawn);
    }

    @Test
    void aSmallSpaceIsDrawnWhole() {
        assertThat(SPACE.evenly(100, 1)).hasSize(17);
    }

    @Test
    void whatIsChangedIsToldAndCanBePutBack() {
        Candidate candidate = SPACE.standard().with(0, 2).with(1, 1);

        assertThat(SPACE.changed(candidate)).containsExactly(0, 1);
        assertThat(SPACE.words(candidate)).isEqualTo("buffer 8k, nodelay off");
        assertThat(SPACE.changes(candidate, Knob.Owner.PROXY))
                .containsEntry("buffer", "8k")
                .containsEntry("nodelay", "off");
        assertThat(SPACE.changes(candidate, Knob.Owner.SYSTEM)).isEmpty();
        assertThat(SPACE.words(SPACE.putBack(candidate, 0))).isEqualTo("nodelay off");
        assertThat(SPACE.words(SPACE.standard())).isEqualTo("default");
    }

    @Test
    void aSettingTwiceIsRefused() {
        Knob knob = SPACE.knobs().get(0);

        assertThatExceptionOfType(InputFault.class).isThrownBy(() -> new SearchSpace(List.of(knob, knob)));
    }
}
