package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrewTest {
    private final Crew crew = new Crew();
    private final List<String> missed = new ArrayList<>();

    @Test
    void aMemberIsMissedUnlessItsPartIsOver() {
        crew.changed(List.of("lead", "first", "second", "third"));
        crew.onLoss(member -> missed.add(member.node()));
        crew.present("second").orElseThrow().finish();

        crew.changed(List.of("lead", "third"));

        assertThat(missed).containsExactly("first");
        assertThat(crew.present()).extracting(Member::node).containsExactly("third");
    }

    @Test
    void whoComesBackIsAStranger() {
        crew.changed(List.of("lead", "first"));
        crew.complete();
        crew.changed(List.of("lead"));

        crew.changed(List.of("lead", "first", "late"));

        assertThat(crew.present("first")).isEmpty();
        assertThat(crew.present("late")).isEmpty();
        assertThat(crew.all()).extracting(Member::node).containsExactly("first");
    }
}
