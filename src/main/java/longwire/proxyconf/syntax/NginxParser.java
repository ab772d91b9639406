package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Parses nginx's syntax: words that end with a semicolon or open a block. Included directives take the place of the
 * include.
 */
public final class NginxParser {
    /** In practice the deepest nesting is http, server, location, location, if. */
    private static final int DEEPEST_BLOCK = 64;
    /** A block in another language. */
    private static final String FOREIGN_BLOCK = "_by_lua_block";
    /** Directives around a proxied location. At the start of a line within another directive, its semicolon is missing. */
    private static final Set<String> COMMON = Set.of(
            "access_log",
            "add_header",
            "client_max_body_size",
            "error_log",
            "include",
            "index",
            "keepalive_timeout",
            "listen",
            "location",
            "proxy_buffering",
            "proxy_cache",
            "proxy_connect_timeout",
            "proxy_http_version",
            "proxy_pass",
            "proxy_read_timeout",
            "proxy_redirect",
            "proxy_send_timeout",
            "proxy_set_header",
            "proxy_ssl_verify",
            "resolver",
            "return",
            "rewrite",
            "root",
            "server_name",
            "ssl_certificate",
            "ssl_certificate_key",
            "ssl_protocols",
            "tcp_nodelay",
            "try_files",
            "upstream",
            "worker_connections",
            "worker_processes");

    private final Sources sources;
    private final List<Path> bases;

    private NginxParser(Sources sources) {
        this.sources = sources;
        // nginx resolves relative includes of all files against the directory of its main file. If the file given here
        // is
        // that of a site, this is usually the directory above.
        Path base = sources.main().path().getParent();
        this.bases = Stream.of(base, base.getParent()).filter(Objects::nonNull).toList();
    }

    /**
     * All directives of the outermost level.
     *
     * @throws longwire.fault.InputFault with the line that is not valid nginx syntax
     */
    public static List<Directive> parse(Sources sources) {
        return new NginxParser(sources).file(sources.main(), 0);
    }

    private List<Directive> file(SourceFile file, int includes) {
        return new OneFile(file, includes).block(0, 0);
    }

    private final class OneFile {
        private final SourceFile file;
        private final int includes;
        private final NginxWords words;

        OneFile(SourceFile file, int includes) {
            this.file = file;
            this.includes = includes;
            this.words = new NginxWords(file);
        }

        /** Reads up to the end of a block, or of the file if {@code depth} is 0. */
        List<Directive> block(int depth, int opened) {
            List<Directive> directives = new ArrayList<>();
            List<String> gathered = new ArrayList<>();
            List<Span> spans = new ArrayList<>();
            int begun = 0;
            while (true) {
                NginxWords.Kind kind = words.next();
                if (kind == NginxWords.Kind.WORD) {
                    begun = gathered.isEmpty() ? words.line() : begun;
                    gathered.add(words.word());
                    spans.add(words.span());
                } else if (kind == NginxWords.Kind.SEMICOLON || kind == NginxWords.Kind.OPEN) {
                    if (gathered.isEmpty()) {
                        throw file.fault(words.line(), kind.sign(), "a directive before it");
                    }
                    refuseUnended(gathered, spans);
                    boolean opens = kind == NginxWords.Kind.OPEN;
                    Span sign = words.span();
                    List<Directive> inner = opens ? inner(gathered, depth) : List.of();
                    Extent extent = opens ? Extent.of(spans, sign, words.span()) : Extent.of(spans, sign);
                    Directive directive = new Directive(file.place(begun), List.copyOf(gathered), inner, extent);
                    directives.addAll(withIncluded(directive, opens));
                    gathered.clear();
                    spans.clear();
                } else {
                    if (!gathered.isEmpty()) {
                        throw file.fault(begun, gathered.get(0), "a directive that ends with ; or with a block");
                    }
                    refuseWrongEnd(kind, depth, opened);
                    return directives;
                }
            }
        }

        private List<Directive> inner(List<String> gathered, int depth) {
            if (gathered.get(0).endsWith(FOREIGN_BLOCK)) {
                words.skipForeignBlock();
                return List.of();
            }
            if (depth == DEEPEST_BLOCK) {
                throw file.fault(words.line(), "{", "at most " + DEEPEST_BLOCK + " nested blocks");
            }
            return block(depth + 1, words.line());
        }

        /** nginx would take the next directive for arguments of this one, and find too many, or nothing wrong. */
        private void refuseUnended(List<String> gathered, List<Span> spans) {
            for (int index = 1; index < gathered.size(); index++) {
                Span before = spans.get(index - 1);
                Span span = spans.get(index);
                String word = gathered.get(index);
                boolean quoted = span.endColumn() - span.column() != word.length();
                if (span.line() > before.endLine() && !quoted && COMMON.contains(word)) {
                    throw file.fault(
                            before.endLine(),
                            gathered.get(0),
                            "a ; at its end, before " + word + " in line " + span.line());
                }
            }
        }

        private void refuseWrongEnd(NginxWords.Kind kind, int depth, int opened) {
            if (kind == NginxWords.Kind.CLOSE && depth == 0) {
                throw file.fault(words.line(), "}", "an open block");
            }
            if (kind == NginxWords.Kind.END && depth > 0) {
                throw file.fault(opened, "{", "a } that ends this block");
            }
        }

        private List<Directive> withIncluded(Directive directive, boolean opens) {
            if (!directive.is("include") || opens || directive.words().size() != 2) {
                return List.of(directive);
            }
            List<Directive> all = new ArrayList<>();
            for (SourceFile other : sources.included(directive.argument(1), bases, directive.place(), includes)) {
                all.addAll(NginxParser.this.file(other, includes + 1));
            }
            return all;
        }
    }
}
