package longwire.behaviour.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void wordsThatChangedAreNamed() {
        Differences differences = between(words("nginx", "1.22.1", "no answer"), words("nginx", "1.30.6", "tunnels"));

        assertThat(differences.compared()).containsExactly("nginx 1.22.1 → nginx 1.30.6");
        assertThat(differences.changes()).containsExactly("nginx 1.30.6: interim: 103: no answer → tunnels");
    }

    @Test
    void numbersWithinTheNoiseAreTheSame() {
        assertThat(between(amount(Amount.seconds(3.0)), amount(Amount.seconds(3.4)))
                        .changes())
                .isEmpty();
        assertThat(between(amount(Amount.count(8, "streams")), amount(Amount.count(8, "streams")))
                        .changes())
                .isEmpty();
    }

    @Test
    void numbersBeyondTheNoiseAreNamed() {
        assertThat(between(amount(Amount.seconds(3.0)), amount(Amount.seconds(10.0)))
                        .changes())
                .containsExactly("squid 5.7: silence: nobody: cut, 3.0 s → cut, 10.0 s");
        assertThat(between(amount(Amount.count(100, "streams")), amount(Amount.count(128, "streams")))
                        .changes())
                .hasSize(1);
    }

    @Test
    void anotherUnitIsAChange() {
        assertThat(between(amount(Amount.count(3, "streams")), amount(Amount.count(3, "tunnels")))
                        .changes())
                .hasSize(1);
    }

    @Test
    void aFindingThatOnlyOneHasIsNamed() {
        Portrait none = new Portrait("nginx", "1.30.6", "", List.of(finding("other", "x", "y")), "", List.of());

        assertThat(between(words("nginx", "1.22.1", "kept"), none).changes())
                .containsExactly(
                        "nginx 1.30.6: interim: 103: kept → (not found out)",
                        "nginx 1.30.6: other: x: (not found out) → y");
    }

    @Test
    void aProxyThatWasNotTriedEarlierIsNotCompared() {
        Differences differences = between(words("nginx", "1.22.1", "kept"), words("caddy", "2.6.2", "kept"));

        assertThat(differences.compared()).isEmpty();
        assertThat(differences.unmatched()).containsExactly("caddy 2.6.2");
    }

    @Test
    void ofTwoEarlierVersionsTheSameOneIsCompared() {
        Survey earlier = survey(words("nginx", "1.22.1", "old"), words("nginx", "1.30.6", "new"));

        Differences differences = Differences.between(earlier, survey(words("nginx", "1.30.6", "new")));

        assertThat(differences.compared()).containsExactly("nginx 1.30.6 → nginx 1.30.6");
        assertThat(differences.changes()).isEmpty();
    }

    private static Differences between(Portrait before, Portrait after) {
        return Differences.between(survey(before), survey(after));
    }

    private static Survey survey(Portrait... portraits) {
        return new Survey("1", "2026-11-29", "Debian", 1, List.of(portraits));
    }

    private static Portrait words(String proxy, String version, String value) {
        return new Portrait(proxy, version, "", List.of(finding("interim", "103", value)), "", List.of());
    }

    private static Portrait amount(Amount amount) {
        Finding finding = new Finding("silence", "nobody", "cut", Optional.of(amount), "");
        return new Portrait("squid", "5.7", "", List.of(finding), "", List.of());
    }

    private static Finding finding(String behaviour, String name, String value) {
        return new Finding(behaviour, name, value, Optional.empty(), "");
    }
}
