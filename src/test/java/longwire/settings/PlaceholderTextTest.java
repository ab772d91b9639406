package longwire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTextTest {
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "as it is, as it is",
        "${a}, <a>",
        "Bearer ${env.TOKEN}, Bearer <env.TOKEN>",
        "${a}${b} and ${a}, <a><b> and <a>",
        "5 $ and {braces} $5, 5 $ and {braces} $5",
        "${a b}, <a b>",
    })
    void eachPlaceholderGivesWayToItsValue(String text, String filled) {
        PlaceholderText template = PlaceholderText.parse("value", text);

        assertThat(template.fill(name -> "<" + name + ">")).isEqualTo(filled);
        assertThat(template).hasToString(text);
    }

    @Test
    void itKnowsItsPlaceholdersAndWhatStandsBetweenThem() {
        PlaceholderText template = PlaceholderText.parse("value", "a${one}b${two}${one}");

        assertThat(template.names()).containsExactly("one", "two");
        assertThat(template.literals()).containsExactly("a", "b", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${", "${}", "a ${b", "${a} ${"})
    void aPlaceholderWithoutANameOrAnEndIsRefused(String text) {
        assertThatThrownBy(() -> PlaceholderText.parse("viewer.headers.X", text))
                .isInstanceOf(InputFault.class)
                .hasMessage("viewer.headers.X: " + text
                        + " (expected: placeholders such as ${index}, each with a name and a closing brace)");
    }
}
