package longwire.behaviour.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import longwire.behaviour.finding.Amount;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTextTest {
    private static final int COLUMNS = 80;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void itFitsOnATerminal(int proxies) {
        String text = SurveyText.of(survey(proxies));

        assertThat(text.lines()).allMatch(line -> line.length() <= COLUMNS);
        assertThat(text.replaceAll("\\s+", " ")).contains("proxy-1 1.2");
    }

    @Test
    void fewProxiesStandSideBySide() {
        assertThat(SurveyText.of(survey(3)).lines().filter(line -> line.contains("proxy-")))
                .singleElement()
                .asString()
                .contains("proxy-1 1.2", "proxy-2 1.2", "proxy-3 1.2");
    }

    @Test
    void manyProxiesStandOneAfterAnother() {
        assertThat(SurveyText.of(survey(4)).lines().filter(line -> line.contains("proxy-")))
                .hasSize(4);
    }

    @Test
    void oneThatCouldNotBeTriedIsTold() {
        Survey survey = new Survey(
                "1",
                "2026-11-29",
                "Debian",
                1,
                List.of(Portrait.failed("caddy", "caddy ended with status 1"), portrait(1)));

        assertThat(SurveyText.of(survey)).contains("caddy: caddy ended with status 1", "proxy-1 1.2");
    }

    @Test
    void aQuestionThatOnlyOneProxyAnsweredHasADash() {
        Portrait other = new Portrait(
                "other", "3", "", List.of(new Finding("silence", "extra", "yes", Optional.empty(), "")), "", List.of());

        String text = SurveyText.of(new Survey("1", "2026-11-29", "Debian", 1, List.of(portrait(1), other)));

        assertThat(text.lines()).anyMatch(line -> line.matches("  extra +– +yes"));
    }

    private static Survey survey(int proxies) {
        return new Survey(
                "1",
                "2026-11-29",
                "Debian GNU/Linux 12",
                80,
                IntStream.rangeClosed(1, proxies)
                        .mapToObj(SurveyTextTest::portrait)
                        .toList());
    }

    private static Portrait portrait(int number) {
        return new Portrait(
                "proxy-" + number,
                "1.2-3+deb12",
                "",
                List.of(
                        new Finding(
                                "silence",
                                "nobody sends a single byte for a long time",
                                "cut, FIN",
                                Optional.of(Amount.seconds(3)),
                                ""),
                        new Finding(
                                "headers",
                                "added",
                                "X-Forwarded-For, X-Forwarded-Host, X-Forwarded-Server-With-A-Very-Long-Name-Indeed, Via",
                                Optional.empty(),
                                "")),
                "",
                List.of("A note."));
    }
}
