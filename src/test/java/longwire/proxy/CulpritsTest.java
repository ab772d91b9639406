package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CulpritsTest {
    private final List<Set<String>> tried = new ArrayList<>();

    @Test
    void whereAllAreAcceptedOneTrialIsMade() throws Exception {
        assertThat(Culprits.of(changes(24), this::accepting)).isEmpty();

        assertThat(tried).containsExactly(changes(24).keySet());
    }

    @Test
    void eachThatIsRefusedIsNamedWithItsOwnRefusalAndNoOther() throws Exception {
        for (int wrong = 0; wrong < 24; wrong++) {
            Set<String> bad = Set.of("s" + wrong, "s" + (wrong * 7 + 3) % 24);

            Map<String, String> found = Culprits.of(changes(24), changes -> refusing(bad, changes));

            assertThat(found.keySet()).isEqualTo(bad);
            assertThat(found).allSatisfy((name, refusal) -> assertThat(refusal).isEqualTo("bad " + name));
        }
    }

    @Test
    void oneAmongManyCostsATrialOrTwoForEachHalving() throws Exception {
        assertThat(Culprits.of(changes(24), changes -> refusing(Set.of("s17"), changes)))
                .containsOnly(entry("s17", "bad s17"));

        assertThat(tried).hasSizeLessThanOrEqualTo(11);
    }

    @Test
    void thoseThatAreRefusedOnlyTogetherAreNamedTogether() throws Exception {
        Map<String, String> found = Culprits.of(
                changes(24),
                changes -> changes.keySet().containsAll(Set.of("s2", "s19")) ? "s2 is too large for s19" : "");

        String both = "only together, {s2=2, s19=19}: s2 is too large for s19";
        assertThat(found).containsOnly(entry("s2", both), entry("s19", both));
    }

    @Test
    void aRefusalThatDoesNotComeAgainIsToldAsThat() throws Exception {
        Map<String, String> found = Culprits.of(
                changes(4), changes -> accepting(changes).isEmpty() && tried.size() == 1 ? "too slow today" : "");

        assertThat(found.keySet()).isEqualTo(changes(4).keySet());
        assertThat(found.get("s3"))
                .isEqualTo("refused once and then not again, {s0=0, s1=1, s2=2, s3=3}: too slow today");
        assertThat(tried).hasSize(4);
    }

    private String accepting(Map<String, String> changes) {
        tried.add(changes.keySet());
        return "";
    }

    /** As programs do: they tell the first mistake and end. */
    private String refusing(Set<String> bad, Map<String, String> changes) {
        tried.add(changes.keySet());
        return changes.keySet().stream()
                .filter(bad::contains)
                .findFirst()
                .map(name -> "bad " + name)
                .orElse("");
    }

    private static Map<String, String> changes(int number) {
        Map<String, String> changes = new LinkedHashMap<>();
        IntStream.range(0, number).forEach(i -> changes.put("s" + i, String.valueOf(i)));
        return changes;
    }
}
