package longwire.live.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.live.state.Runs;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard for Grafana asks for nothing that a run does not tell. */
class GrafanaDashboardTest {
    private static final Pattern METRIC = Pattern.compile("\\blongwire_[a-z_]+");
    private static final int COLUMNS = 24;

    private static JsonNode dashboard;

    @BeforeAll
    static void read() throws Exception {
        dashboard = new ObjectMapper()
                .readTree(Path.of("simulations/dashboards/grafana.json").toFile());
    }

    @Test
    void everyMetricItAsksForIsTold() {
        String metrics = new String(PrometheusText.accepted(null).of(Runs.complete()), StandardCharsets.UTF_8);
        Set<String> told = Exposition.parse(metrics).names();

        Set<String> asked = asked();

        assertThat(asked).hasSizeGreaterThan(20);
        assertThat(told).containsAll(asked);
    }

    @Test
    void theRowsOfTheReportAreThereWithTheirLabels() {
        List<String> expressions = expressions();

        assertThat(expressions)
                .filteredOn(expression -> expression.contains("{path="))
                .hasSizeGreaterThan(20)
                .allMatch(expression -> expression.contains("path=~\"$path\",transport=~\"$transport\""));
        assertThat(dashboard.at("/templating/list"))
                .extracting(variable -> variable.get("name").asText())
                .containsExactly("datasource", "path", "transport");
    }

    @Test
    void panelsLieBesideEachOtherNotOverEachOther() {
        Set<String> taken = new HashSet<>();
        Set<Integer> ids = new HashSet<>();
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(ids.add(panel.get("id").asInt())).isTrue();
            JsonNode at = panel.get("gridPos");
            assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(COLUMNS);
            for (int x = 0; x < at.get("w").asInt(); x++) {
                for (int y = 0; y < at.get("h").asInt(); y++) {
                    String cell = (at.get("x").asInt() + x) + "," + (at.get("y").asInt() + y);
                    assertThat(taken.add(cell))
                            .as(panel.get("title") + " at " + cell)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyPanelAsksTheDataSourceThatWasChosen() {
        for (JsonNode panel : dashboard.get("panels")) {
            assertThat(panel.at("/datasource/uid").asText()).isEqualTo("${datasource}");
            assertThat(panel.get("description").asText()).isNotBlank();
            assertThat(panel.get("targets")).isNotEmpty().allSatisfy(target -> assertThat(
                            target.at("/datasource/uid").asText())
                    .isEqualTo("${datasource}"));
        }
    }

    private static Set<String> asked() {
        List<String> texts = expressions();
        dashboard
                .at("/templating/list")
                .forEach(variable -> texts.add(variable.at("/query/query").asText()));
        dashboard
                .at("/annotations/list")
                .forEach(annotation -> texts.add(annotation.get("expr").asText()));
        Set<String> asked = new TreeSet<>();
        for (String text : texts) {
            Matcher metrics = METRIC.matcher(text);
            while (metrics.find()) {
                asked.add(metrics.group());
            }
        }
        return asked;
    }

    private static List<String> expressions() {
        List<String> expressions = new ArrayList<>();
        dashboard.get("panels").forEach(panel -> panel.get("targets")
                .forEach(target -> expressions.add(target.get("expr").asText())));
        return expressions;
    }
}
