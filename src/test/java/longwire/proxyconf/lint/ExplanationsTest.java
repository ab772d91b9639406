package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.syntax.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written about a rule is what the rule does. */
class ExplanationsTest {
    private static final int COLUMNS = 80;
    private static final Path FILES = Path.of("src/main/resources/longwire/proxyconf/lint/rules");
    private static final Path PAGE = Path.of("docs/rules.md");

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void theRuleReportsTheExampleBeforeAndNotAfter(Syntax syntax, String rule) throws Exception {
        Explanation explanation = Explanation.of(rule);

        assertThat(findings(syntax, explanation, explanation.before()))
                .extracting(Finding::rule)
                .contains(rule);
        assertThat(findings(syntax, explanation, explanation.after()))
                .extracting(Finding::rule)
                .doesNotContain(rule);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void theExampleAfterHasNoMistakeThatTheOneBeforeHasNot(Syntax syntax, String rule) throws Exception {
        Explanation explanation = Explanation.of(rule);

        Set<String> before = rulesOf(findings(syntax, explanation, explanation.before()));

        assertThat(before).containsAll(rulesOf(findings(syntax, explanation, explanation.after())));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void theMendsOfTheRuleCorrectTheExampleToo(Syntax syntax, String rule) throws Exception {
        Explanation explanation = Explanation.of(rule);
        Finding found = findings(syntax, explanation, explanation.before()).stream()
                .filter(finding -> finding.rule().equals(rule))
                .findFirst()
                .orElseThrow();

        String mended = Mends.paste(explanation.before(), found.mends());

        assertThat(rulesOf(findings(syntax, explanation, mended))).doesNotContain(rule);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("rules")
    void itFitsOnATerminal(Syntax syntax, String rule) {
        assertThat(RuleText.of(Explanation.of(rule)).lines()).allMatch(line -> line.length() <= COLUMNS);
    }

    @Test
    void everyFileIsOfARule() throws IOException {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(RuleCatalogue.all().stream()
                            .map(explanation -> explanation.rule() + ".conf")
                            .toList());
        }
    }

    @Test
    void theCommittedPageIsTheGeneratedOne() throws IOException {
        assertThat(Files.readString(PAGE))
                .as("%s; generate it: scripts/longwire lint --explain all --format markdown > %s", PAGE, PAGE)
                .isEqualTo(RuleMarkdown.page(RuleCatalogue.all()));
    }

    @Test
    void anIncompleteFileIsRefusedWithAllThatIsMissing() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Explanation.read("nginx.new", "what = a mistake\nbefore = \"\"\nversion = 1"))
                .withMessageContainingAll(
                        "why: nothing", "applies-to: nothing", "versions: nothing", "before: empty", "after: nothing")
                .withMessageContaining("version: no such key");
    }

    @Test
    void aRuleWithoutAFileIsAMistakeOfOurs() {
        assertThatThrownBy(() -> Explanation.of("nginx.new"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nginx.new.conf");
    }

    @Test
    void anUnknownRuleIsRefusedWithTheNearest() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(
                        () -> RuleCatalogue.known("ignore", List.of("nginx.reload", "nginx.relaod", "caddy.timeout")))
                .withMessageContainingAll("ignore: nginx.relaod", "nginx.reload?", "ignore: caddy.timeout")
                .withMessageNotContaining("ignore: nginx.reload ");
    }

    static Stream<Arguments> rules() {
        return Arrays.stream(Syntax.values())
                .flatMap(syntax -> syntax.ruleIds().stream().map(rule -> Arguments.of(syntax, rule)));
    }

    private List<Finding> findings(Syntax syntax, Explanation explanation, String text) throws IOException {
        Path file = Files.writeString(directory.resolve("example"), text);
        return syntax.findings(Sources.of(file), explanation.load(), version(explanation));
    }

    /** Unknown, unless the rule needs to know it. */
    private static Optional<ProxyVersion> version(Explanation explanation) {
        return explanation.versions().from().filter(first -> explanation
                .versions()
                .onlyIfKnown());
    }

    private static Set<String> rulesOf(List<Finding> findings) {
        return findings.stream().map(Finding::rule).collect(Collectors.toSet());
    }
}
