package longwire.viewer.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longwire.fault.InputFault;
import longwire.settings.PlaceholderText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpeningSettingsTest {
    @TempDir
    private Path directory;

    @Test
    void eachViewerSaysWhatItsRowHolds() throws Exception {
        Feeder feeder = Feeder.read("viewer.feeder", file("users.csv", "token\nfirst token\nsecond&token\n"));
        OpeningSettings settings = settings(Map.of("Authorization", "Bearer ${token}", "X-Number", "${index}"), feeder);

        assertThat(settings.of(1).lines("host:1", false))
                .startsWith("Host: host:1\r\n")
                .contains("\r\nAuthorization: Bearer second&token\r\n", "\r\nX-Number: 1\r\n");
        assertThat(settings.of(0).path("/feed?token=${token}&n=${index}")).isEqualTo("/feed?token=first%20token&n=0");
        assertThat(settings.of(1).path("/${token}")).isEqualTo("/second%26token");
    }

    @Test
    void aHostThatIsSaidTakesThePlaceOfTheTargets() {
        OpeningSettings settings = settings(Map.of("host", "app.example"), Feeder.NONE);

        assertThat(settings.of(0).lines("127.0.0.1:8080", false)).isEqualTo("Host: app.example\r\n");
    }

    @Test
    void aServerThatAnotherOneNamedGetsNoPrivateHeaders() {
        OpeningSettings settings = settings(
                Map.of("Authorization", "Basic x", "Cookie", "a=b", "Host", "app.example", "Origin", "https://app"),
                Feeder.NONE);

        assertThat(settings.of(0).lines("other:1", true)).isEqualTo("Host: other:1\r\nOrigin: https://app\r\n");
    }

    @Test
    void headersOfOneViewerTakeThePlaceOfThoseOfAll() {
        OpeningSettings settings = settings(Map.of("authorization", "Basic x"), Feeder.NONE);

        String lines = settings.of(0).with(Map.of("Authorization", "Bearer y")).lines("h", false);

        assertThat(lines).isEqualTo("Host: h\r\nAuthorization: Bearer y\r\n");
    }

    @Test
    void whatWasToldInConfidenceIsTakenOutOfWhatComesBack() throws Exception {
        Path secret = file("secret", "s3cr et!\nnot this\n");
        OpeningSettings settings = settings(Map.of("Authorization", "Bearer ${file." + secret + "}"), Feeder.NONE);
        Opening opening = settings.of(0).with(Map.of("Cookie", "session=42"));

        assertThat(opening.lines("h", false)).contains("Authorization: Bearer s3cr et!\r\n");
        assertThat(opening.redacted("bad s3cr et!, also s3cr%20et%21, with session=42 and 42"))
                .isEqualTo("bad ***, also ***, with *** and 42");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a b | x | viewer.headers: a b (expected: the name of a header)",
                "Upgrade | x | viewer.headers: Upgrade (expected: another header; the handshake sends this one itself)",
                "Sec-WebSocket-Protocol | v1 | 'viewer.headers: Sec-WebSocket-Protocol (expected: viewer.subprotocols = [v1])'",
                "X | 'a\nb' | 'viewer.headers.X: a\nb (expected: a value on one line)'",
            })
    void aHeaderThatCanNotBeSentIsRefused(String name, String value, String fault) {
        assertThatThrownBy(() -> settings(Map.of(name, value), Feeder.NONE))
                .isInstanceOf(InputFault.class)
                .hasMessage(fault);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "${env.LONGWIRE_NOBODY_SETS_THIS} | a variable of the environment that is set",
                "${file./no/such/file} | a readable file whose first line is the value",
                "${user} | '${index}, ${env.NAME}, ${file.PATH} or ${COLUMN} of viewer.feeder'",
            })
    void aPlaceholderWithoutAValueIsKnownBeforeAnybodyConnects(String value, String expected) {
        OpeningSettings settings = settings(Map.of("X", value), Feeder.NONE);

        assertThatThrownBy(() -> settings.check(
                        Map.of("target", List.of(PlaceholderText.parse("target", "/?x=" + value))), Set.of(), 1))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("viewer.headers.X: " + value + " (expected: " + expected + ")")
                .hasMessageContaining("target: " + value + " (expected: " + expected + ")");
    }

    @Test
    void aFeederWithTooFewRowsIsRefused() throws Exception {
        Feeder feeder = Feeder.read("viewer.feeder", file("users.csv", "user\nann\n"));

        assertThatThrownBy(() -> settings(Map.of("X", "${user}"), feeder).check(Map.of(), Set.of(), 2))
                .isInstanceOf(InputFault.class)
                .hasMessageEndingWith("with 1 rows (expected: a row for each of 2 viewers)");
    }

    private static OpeningSettings settings(Map<String, String> headers, Feeder feeder) {
        return OpeningSettings.of(headers, List.of(), false, feeder);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
