package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longwire.fault.InputFault;

/**
 * Parses Caddyfiles: a line is a directive, and a brace at its end opens a block. Imported directives take the place of
 * the import.
 */
public final class CaddyfileParser {
    private static final int DEEPEST_BLOCK = 64;
    /** A snippet that imports another twice doubles it; a chain of such snippets would grow without limit. */
    private static final int MOST_DIRECTIVES = 100_000;

    private static final int DEEPEST_IMPORT = 16;

    /** Words with which an outermost line may begin that are not the address of a site. */
    private static final Set<String> NO_ADDRESS = Set.of("import", "reverse_proxy", "handle", "handle_path", "route");

    private final Sources sources;
    private final Map<String, List<Directive>> snippets = new HashMap<>();
    private int directives;

    private CaddyfileParser(Sources sources) {
        this.sources = sources;
    }

    /**
     * All sites, and the block of global options, whose name is the brace that opens it.
     *
     * @throws InputFault with the line that is not valid in a Caddyfile
     */
    public static List<Directive> parse(Sources sources) {
        CaddyfileParser parser = new CaddyfileParser(sources);
        return parser.expanded(new OneFile(sources.main()).all(), 0);
    }

    /** The directives with imports expanded. Snippets are remembered and left out. */
    private List<Directive> expanded(List<Directive> given, int depth) {
        List<Directive> all = new ArrayList<>();
        for (Directive directive : given) {
            if (++directives > MOST_DIRECTIVES) {
                throw new InputFault(directive.place().toString(), "too many directives", "at most " + MOST_DIRECTIVES);
            }
            if (directive.name().startsWith("(") && directive.name().endsWith(")")) {
                String name = directive.name().substring(1, directive.name().length() - 1);
                snippets.put(name, directive.block());
            } else if (directive.is("import")) {
                all.addAll(imported(directive, depth));
            } else {
                List<Directive> block = expanded(directive.block(), depth);
                all.add(new Directive(directive.place(), directive.words(), block, directive.extent()));
            }
        }
        return all;
    }

    private List<Directive> imported(Directive line, int depth) {
        String wanted = line.argument(1);
        if (depth == DEEPEST_IMPORT) {
            throw new InputFault(line.place().toString(), "import " + wanted, "at most " + DEEPEST_IMPORT + " nested");
        }
        if (snippets.containsKey(wanted)) {
            return expanded(snippets.get(wanted), depth + 1);
        }
        Path base = Path.of(line.place().file()).toAbsolutePath().getParent();
        List<Directive> all = new ArrayList<>();
        for (SourceFile file : sources.included(wanted, List.of(base), line.place(), depth)) {
            all.addAll(expanded(new OneFile(file).lines(0, 0), depth + 1));
        }
        return all;
    }

    private static final class OneFile {
        private final SourceFile file;
        private final CaddyfileWords words;

        OneFile(SourceFile file) {
            this.file = file;
            this.words = new CaddyfileWords(file);
        }

        /** The whole file. A single site need not have braces. */
        List<Directive> all() {
            List<Directive> sites = new ArrayList<>();
            while (words.nextLine()) {
                boolean braced = words.opens() || words.closes();
                if (braced || NO_ADDRESS.contains(words.words().get(0)) || !sites.isEmpty()) {
                    sites.add(directive(0));
                } else {
                    Place place = file.place(words.line());
                    List<String> addresses = words.words();
                    Extent extent = Extent.of(words.spans());
                    sites.add(new Directive(place, addresses, lines(0, 0), extent));
                }
            }
            return sites;
        }

        /** Reads up to the end of a block, or of the file if {@code depth} is 0. */
        List<Directive> lines(int depth, int opened) {
            List<Directive> lines = new ArrayList<>();
            while (words.nextLine()) {
                if (words.closes() && depth > 0) {
                    return lines;
                }
                lines.add(directive(depth));
            }
            if (depth > 0) {
                throw file.fault(opened, "{", "a } that ends this block");
            }
            return lines;
        }

        private Directive directive(int depth) {
            int line = words.line();
            if (words.closes()) {
                throw file.fault(line, "}", "an open block");
            }
            List<String> all = words.words();
            if (!words.opens()) {
                return new Directive(file.place(line), all, List.of(), Extent.of(words.spans()));
            }
            if (all.isEmpty() && depth > 0) {
                throw file.fault(line, "{", "a directive before it");
            }
            if (depth == DEEPEST_BLOCK) {
                throw file.fault(line, "{", "at most " + DEEPEST_BLOCK + " nested blocks");
            }
            List<Span> spans = words.spans();
            Span opening = spans.get(spans.size() - 1);
            List<Directive> block = lines(depth + 1, line);
            Extent extent = Extent.of(
                    spans.subList(0, all.size()), opening, words.spans().get(0));
            return new Directive(file.place(line), all.isEmpty() ? List.of("{") : all, block, extent);
        }
    }
}
