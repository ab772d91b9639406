package longwire.proxy;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import longwire.settings.Setting;

/** What a configuration says of a setting, in whatever syntax: the word behind each mention of its name. */
final class SaidValues {
    /** One that is switched off may be named with this before it. */
    private static final String OFF = "(no )?";
    /** What may stand between a name and its value; Traffic Server says the type, too. */
    private static final String BETWEEN = "(?:[^\\w\\n-]|INT )*";
    /** Varnish's seconds have decimals, Squid's sizes their unit apart. */
    private static final String VALUE = "(-?\\w*)(?:\\.0+)?( KB)?";

    private SaidValues() {}

    /** Those of {@code setting} in {@code configuration}, in its order; none where it does not name it. */
    static List<String> of(Setting setting, String configuration) {
        List<String> whole = behind(setting.name(), configuration);
        return whole.isEmpty() ? behind(lastWord(setting), configuration) : whole;
    }

    /** What names it where a block or another directive gives the rest of its name. */
    static String lastWord(Setting setting) {
        return setting.name().replaceFirst(".*[ .]", "");
    }

    private static List<String> behind(String name, String configuration) {
        return Pattern.compile(OFF + "(?<![\\w-])" + Pattern.quote(name) + "(?![\\w-])" + BETWEEN + VALUE)
                .matcher(configuration)
                .results()
                .map(said -> text(said, 1) + text(said, 2) + text(said, 3))
                .toList();
    }

    private static String text(MatchResult said, int group) {
        return said.group(group) == null ? "" : said.group(group);
    }
}
