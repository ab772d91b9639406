package longwire.behaviour.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyJsonTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        Survey survey = new Survey(
                "0.1 (commit 1234567)",
                "2026-11-29",
                "Debian GNU/Linux 12",
                80,
                List.of(
                        new Portrait(
                                "nginx",
                                "1.22.1",
                                "/etc/nginx/nginx.conf",
                                List.of(
                                        new Finding(
                                                "silence",
                                                "nobody sends",
                                                "cut, FIN",
                                                Optional.of(Amount.seconds(3.01)),
                                                "after it"),
                                        new Finding("reload", "open tunnels", "kept", Optional.empty(), "")),
                                "",
                                List.of("a note")),
                        Portrait.failed("caddy", "does not start")));
        Path file = Files.writeString(directory.resolve("survey.json"), SurveyJson.of(survey));

        assertThat(SurveyJson.read("from", file)).isEqualTo(survey);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{ \"proxies\": [] }",
                "{ \"longwire\": \"1\", \"date\": \"d\", \"distribution\": \"d\", \"seconds\": 1, \"proxies\": [ {} ] }",
                "{ \"longwire\": \"1\", \"date\": \"d\", \"distribution\": \"d\", \"seconds\": 1, \"proxies\": [ { \"proxy\":"
                        + " \"nginx\", \"version\": \"1\", \"configuration\": \"\", \"fault\": \"\", \"notes\": [],"
                        + " \"findings\": [ { \"behaviour\": \"\", \"name\": \"\", \"value\": \"\", \"seen\": \"\" } ] } ] }"
            })
    void anotherFileIsRefused(String content) throws Exception {
        Path file = Files.writeString(directory.resolve("other.json"), content);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> SurveyJson.read("against", file))
                .withMessageStartingWith("against: " + file + " (expected: ")
                .withMessageContaining("behave --output");
    }

    @Test
    void aMissingFileIsRefused() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> SurveyJson.read("against", directory.resolve("none")))
                .withMessageContaining("a readable file");
    }
}
