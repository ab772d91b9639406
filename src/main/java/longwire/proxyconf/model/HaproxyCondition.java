package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;

/**
 * Whether the condition of a line holds for the handshake of a WebSocket, as far as it can be told without knowing the
 * viewer, the path and the name that it asks for.
 */
public final class HaproxyCondition {
    /** What is known about a condition. */
    public enum Holds {
        ALWAYS,
        NEVER,
        MAYBE
    }

    private static final Set<String> TRUE = Set.of("TRUE", "HTTP", "HTTP_1.1", "METH_GET", "always_true");
    private static final Set<String> FALSE = Set.of("FALSE", "METH_POST", "always_false");
    private static final Set<String> OR = Set.of("or", "||");

    private final HaproxySection section;

    HaproxyCondition(HaproxySection section) {
        this.section = section;
    }

    /** Whether {@code line}, one of the section's, applies to handshakes. */
    public Holds of(Directive line) {
        List<String> words = line.words();
        int at = Math.max(words.indexOf("if"), words.indexOf("unless"));
        if (at < 0) {
            return Holds.ALWAYS;
        }
        Holds holds = any(terms(words.subList(at + 1, words.size())));
        return words.get(at).equals("if") ? holds : not(holds);
    }

    /** The expressions that the condition of {@code line} consists of, those of its ACLs among them. */
    public Stream<List<String>> expressions(Directive line) {
        List<String> words = line.words();
        int at = Math.max(words.indexOf("if"), words.indexOf("unless"));
        return at < 0
                ? Stream.empty()
                : terms(words.subList(at + 1, words.size())).stream()
                        .flatMap(List::stream)
                        .flatMap(term -> term.isAnonymous()
                                ? Stream.of(term.words())
                                : named(term.words().get(0)).map(acl -> acl.words()
                                        .subList(2, acl.words().size())));
    }

    /** The lines {@code acl} of the section with a name. */
    public Stream<Directive> named(String acl) {
        return section.own("acl").filter(line -> line.argument(1).equals(acl));
    }

    /** Alternatives, each of which is a list of terms that must all hold. */
    private static List<List<Term>> terms(List<String> words) {
        List<List<Term>> alternatives = new ArrayList<>(List.of(new ArrayList<>()));
        boolean not = false;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            if (OR.contains(word)) {
                alternatives.add(new ArrayList<>());
                continue;
            }
            not ^= word.startsWith("!");
            String plain = word.startsWith("!") ? word.substring(1) : word;
            if (plain.isEmpty()) {
                continue;
            }
            List<Term> last = alternatives.get(alternatives.size() - 1);
            if (plain.equals("{")) {
                int end = words.subList(at, words.size()).indexOf("}") + at;
                int until = end < at ? words.size() : end;
                last.add(new Term(not, true, words.subList(at + 1, until)));
                at = until;
            } else {
                last.add(new Term(not, false, List.of(plain)));
            }
            not = false;
        }
        return alternatives;
    }

    private Holds any(List<List<Term>> alternatives) {
        List<Holds> all = alternatives.stream().map(this::all).toList();
        if (all.contains(Holds.ALWAYS)) {
            return Holds.ALWAYS;
        }
        return all.contains(Holds.MAYBE) ? Holds.MAYBE : Holds.NEVER;
    }

    private Holds all(List<Term> terms) {
        List<Holds> all = terms.stream().map(this::of).toList();
        if (all.contains(Holds.NEVER)) {
            return Holds.NEVER;
        }
        return all.contains(Holds.MAYBE) ? Holds.MAYBE : Holds.ALWAYS;
    }

    private Holds of(Term term) {
        Holds holds =
                term.isAnonymous() ? expression(term.words()) : acl(term.words().get(0));
        return term.not() ? not(holds) : holds;
    }

    /** An ACL holds if one of its lines does. */
    private Holds acl(String name) {
        if (TRUE.contains(name)) {
            return Holds.ALWAYS;
        }
        if (FALSE.contains(name)) {
            return Holds.NEVER;
        }
        List<Holds> lines = named(name)
                .map(line -> expression(line.words().subList(2, line.words().size())))
                .toList();
        if (lines.contains(Holds.ALWAYS)) {
            return Holds.ALWAYS;
        }
        return lines.isEmpty() || lines.contains(Holds.MAYBE) ? Holds.MAYBE : Holds.NEVER;
    }

    private Holds expression(List<String> words) {
        if (words.isEmpty()) {
            return Holds.MAYBE;
        }
        String fetch = words.get(0).toLowerCase(Locale.ROOT);
        List<String> rest = words.subList(1, words.size());
        if (TRUE.contains(words.get(0)) || FALSE.contains(words.get(0))) {
            return TRUE.contains(words.get(0)) ? Holds.ALWAYS : Holds.NEVER;
        }
        if (fetch.equals("ssl_fc")) {
            return section.encryption();
        }
        if (fetch.equals("method")) {
            return rest.contains("GET") ? Holds.ALWAYS : Holds.MAYBE;
        }
        if (fetch.matches("(req\\.)?hdr_cnt\\((upgrade|connection)\\)")) {
            return rest.equals(List.of("gt", "0")) || rest.equals(List.of("ge", "1")) || rest.isEmpty()
                    ? Holds.ALWAYS
                    : Holds.MAYBE;
        }
        if (fetch.matches("(req\\.)?f?hdr(_\\w+)?\\(upgrade\\)(,lower)?")) {
            return says(rest, "websocket", fetch.endsWith(",lower"));
        }
        if (fetch.matches("(req\\.)?f?hdr(_\\w+)?\\(connection\\)(,lower)?")) {
            return says(rest, fetch.endsWith(",lower") ? "upgrade" : "Upgrade", fetch.endsWith(",lower"));
        }
        return Holds.MAYBE;
    }

    /** Whether a header that browsers send as {@code sent} matches. */
    private static Holds says(List<String> words, String sent, boolean lower) {
        boolean found = words.contains("found");
        boolean anyCase = words.contains("-i") && !lower;
        return found || words.stream().anyMatch(word -> anyCase ? word.equalsIgnoreCase(sent) : word.equals(sent))
                ? Holds.ALWAYS
                : Holds.MAYBE;
    }

    private static Holds not(Holds holds) {
        return switch (holds) {
            case ALWAYS -> Holds.NEVER;
            case NEVER -> Holds.ALWAYS;
            case MAYBE -> Holds.MAYBE;
        };
    }

    /** An ACL's name, or an expression in braces. */
    private record Term(boolean not, boolean isAnonymous, List<String> words) {}
}
