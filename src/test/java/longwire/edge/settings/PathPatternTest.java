package longwire.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
    @ParameterizedTest(name = "{0} and {1}: {2}")
    @CsvSource({
        "/chat,       /chat,              true",
        "/chat,       /chat/,             false",
        "/chat,       /cha,               false",
        "/chat,       /Chat,              false",
        "/chat,       /chat?q=1,          true",
        "/chat,       /chat?/other,       true",
        "chat,        /chat,              true",
        "chat,        chat,               false",
        "*,           /,                  true",
        "*,           /any/thing?at=all,  true",
        "*,           *,                  true",
        "/chat*,      /chat,              true",
        "/chat*,      /chat/room/1,       true",
        "/chat*,      /chatter?a,         true",
        "/chat*,      /a/chat,            false",
        "*.jpg,       /a/b.jpg,           true",
        "*.jpg,       /a/b.jpg?size=1,    true",
        "*.jpg,       /a/b?name=c.jpg,    false",
        "*.jpg,       /a/b.jpg.png,       false",
        "/a/*/c,      /a/b/c,             true",
        "/a/*/c,      /a/b/b/c,           true",
        "/a/*/c,      /a//c,              true",
        "/a/*/c,      /a/c,               false",
        "/a?c,        /abc,               true",
        "/a?c,        /a/c,               true",
        "/a?c,        /ac,                false",
        "/a?c,        /a?c,               false",
        "/a??,        /abc,               true",
        "/a??,        /ab,                false",
        "/*a*a*b,     /aaaaaaaaaaaaaaaab, true",
        "/*a*a*b,     /aaaaaaaaaaaaaaaaa, false",
        "/**,         /x,                 true",
        "/%2F,        /%2f,               false",
        "/[a].+,      /[a].+,             true",
        "/[a].+,      /a.x,               false",
    })
    void starIsAnyCharactersAndQuestionMarkOne(String pattern, String target, boolean matches) {
        assertThat(PathPattern.of(pattern).matches(target)).isEqualTo(matches);
    }

    @Test
    void aHostilePathCostsNoMoreThanItsLengthTimesThePatterns() {
        String pattern = "*a".repeat(100) + "b";
        String path = "/" + "a".repeat(8_000);

        // Backtracking over every star would take longer than the universe has.
        assertThat(PathPattern.of(pattern).matches(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/a b", "/\u00e9", "/a\tb"})
    void whatIsNoPathIsRefused(String pattern) {
        assertThatThrownBy(() -> PathPattern.of(pattern))
                .isInstanceOf(InputFault.class)
                .hasMessage("path: " + pattern + " (expected: 1 to 255 printable ASCII characters)");
    }

    @Test
    void aPatternOf255CharactersIsTheLongest() {
        assertThat(PathPattern.of("/" + "a".repeat(254))).hasToString("/" + "a".repeat(254));
        assertThatThrownBy(() -> PathPattern.of("/" + "a".repeat(255))).isInstanceOf(InputFault.class);
    }
}
