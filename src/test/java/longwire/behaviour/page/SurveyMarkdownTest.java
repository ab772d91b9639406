package longwire.behaviour.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;
import longwire.behaviour.finding.SurveyJson;
import org.junit.jupiter.api.Test;

class SurveyMarkdownTest {
    private static final Path FINDINGS = Path.of("results/reference/behaviour-debian-12.json");
    private static final Path PAGE = Path.of("docs/behaviour.md");

    @Test
    void thePageSaysWhatWasFound() throws Exception {
        Survey survey = SurveyJson.read("from", FINDINGS);

        String page = SurveyMarkdown.of(survey);

        assertThat(PAGE).hasContent(page);
        assertThat(survey.proxies()).extracting(Portrait::fault).containsOnly("");
    }
}
