package longwire.proxyconf.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Span;

/** A parameter of Apache's connections to an origin: a word such as {@code ttl=60} in a directive that creates them. */
final class ApacheParameter {
    /** Parameters with the opposite meaning. */
    private static final Map<String, String> OPPOSITES = Map.of("enablereuse", "disablereuse");

    private final String name;
    private final Texts texts;

    ApacheParameter(String name, Texts texts) {
        this.name = name;
        this.texts = texts;
    }

    /**
     * The slot of the parameter.
     *
     * @param lines directives that create connections: {@code ProxyPass} or {@code BalancerMember}
     * @param sets directives that change them afterwards
     */
    Slot slot(List<Directive> lines, List<Directive> sets) {
        List<Mention> mentions = new ArrayList<>();
        List<Change> gaps = new ArrayList<>();
        sets.forEach(line -> mentions.addAll(mentions(line)));
        boolean isSet = !mentions.isEmpty();
        for (Directive line : lines) {
            List<Mention> own = mentions(line);
            mentions.addAll(own);
            if (own.isEmpty() && !isSet) {
                gaps.add(value -> List.of(appended(line, value)));
            }
        }
        return Slot.of(mentions, gaps, "a ProxyPass or BalancerMember for WebSockets");
    }

    private List<Mention> mentions(Directive line) {
        List<Mention> mentions = new ArrayList<>();
        for (int at = 1; at < line.words().size(); at++) {
            String word = line.argument(at);
            String key = word.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
            if (key.equals(name) && word.contains("=")) {
                mentions.add(
                        mention(line, at, word.substring(word.indexOf('=') + 1), word.substring(0, name.length())));
            } else if (key.equals(OPPOSITES.get(name)) && word.contains("=")) {
                String value = word.toLowerCase(Locale.ROOT).endsWith("=on") ? "off" : "on";
                mentions.add(mention(line, at, value, name));
            }
        }
        // In each line the last one counts.
        return mentions.isEmpty() ? mentions : mentions.subList(mentions.size() - 1, mentions.size());
    }

    private Mention mention(Directive line, int at, String value, String key) {
        return new Mention(
                line.place(),
                value,
                wanted -> List.of(
                        texts.text(line.place()).replaced(line.extent().words().get(at), key + "=" + wanted)));
    }

    private Edit appended(Directive line, String value) {
        List<Span> words = line.extent().words();
        return texts.text(line.place()).behind(words.get(words.size() - 1), " " + name + "=" + value);
    }
}
