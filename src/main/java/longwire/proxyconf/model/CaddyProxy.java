package longwire.proxyconf.model;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/**
 * A {@code reverse_proxy} of Caddy.
 *
 * @param handler the directive, or the object in JSON
 * @param json whether it is written in JSON
 * @param site the site that it belongs to; in JSON, the object of a server or another outermost one
 * @param matches the conditions on the way to it
 * @param hints patterns of paths that lead to it, and other matchers that select its requests
 */
public record CaddyProxy(
        Directive handler, boolean json, Directive site, List<CaddyMatch> matches, List<String> hints) {
    public Place place() {
        return handler.place();
    }

    /** An option of the proxy or of its transport; they have no names in common. */
    public Optional<Directive> option(String name) {
        return Stream.concat(Stream.of(handler), handler.all("transport"))
                .flatMap(level -> level.last(name).stream())
                .findFirst();
    }

    /** The duration of an option; empty if it is not a duration, or if it is 0, which stands for no limit. */
    public Optional<Duration> duration(String name) {
        return option(name)
                .flatMap(line -> DurationText.parse(line.argument(1), "ns"))
                .filter(duration -> !duration.isZero());
    }

    /** An option that is on. In a Caddyfile it has no value or a size; in JSON it is true or a size. */
    public Optional<Directive> enabled(String name) {
        return option(name)
                .filter(line ->
                        !line.argument(1).equals("false") && !line.argument(1).equals("0"));
    }

    /** Whether connections to origins use HTTP/2 without TLS. */
    public boolean isH2c() {
        return option("versions").filter(line -> line.words().contains("h2c")).isPresent()
                || handler.arguments().stream().anyMatch(word -> word.startsWith("h2c://"));
    }

    public boolean isEventStream() {
        return hints.stream().anyMatch(hint -> hint.contains("text/event-stream") || PathHints.isEventStream(hint));
    }

    /** The origins that it names. */
    public List<String> upstreams() {
        return json
                ? handler.all("upstreams")
                        .flatMap(upstream -> upstream.all("dial"))
                        .map(Directive::lastArgument)
                        .toList()
                : handler.arguments().stream()
                        .filter(word -> !word.startsWith("@") && !word.startsWith("/"))
                        .toList();
    }

    /**
     * Whether only Caddy itself asks it: its answer decides what becomes of the request, as that of {@code forward_auth}
     * in full.
     */
    boolean isSubrequest() {
        return option("handle_response").isPresent() && option("rewrite").isPresent();
    }

    public boolean isWebSocket() {
        return hints.stream().anyMatch(PathHints::isWebSocket);
    }

    /** Header changes of its own. */
    public Stream<CaddyHeader> headers() {
        if (!json) {
            // With three arguments it replaces a part of a value, which may be correct.
            return handler.all("header_up")
                    .filter(line -> line.words().size() <= 3)
                    .map(line -> CaddyHeader.of(line.place(), line.argument(1), line.argument(2)));
        }
        return handler.all("headers").flatMap(CaddyProxy::jsonHeaders);
    }

    /**
     * Header changes in an object with the members {@code request.set}, {@code request.add} and {@code request.delete}.
     */
    static Stream<CaddyHeader> jsonHeaders(Directive headers) {
        return headers.all("request")
                .flatMap(request -> request.block().stream())
                .flatMap(change -> switch (change.name()) {
                    case "set" -> fields(change, CaddyHeader.Change.SET);
                    case "add" -> fields(change, CaddyHeader.Change.ADD);
                    case "delete" ->
                        change.arguments().stream()
                                .map(field -> new CaddyHeader(change.place(), CaddyHeader.Change.DELETE, field, ""));
                    default -> Stream.empty();
                });
    }

    private static Stream<CaddyHeader> fields(Directive change, CaddyHeader.Change kind) {
        return change.block().stream()
                .map(field -> new CaddyHeader(field.place(), kind, field.name(), field.argument(1)));
    }

    /** Changes the value of {@code option}, or removes the option if {@code value} is empty. */
    public Mend changed(Directive option, String value) {
        return changed(json, option, value);
    }

    public static Mend changed(boolean json, Directive option, String value) {
        if (value.isEmpty()) {
            return Mend.remove(option.place());
        }
        String text = json ? jsonMember(option, value) : option.name() + " " + value;
        return Mend.instead(option.place(), text);
    }

    /** Adds an option to the proxy itself. */
    public Mend added(String name, String value) {
        if (json) {
            return Mend.into(place(), "\"" + name + "\": \"" + value + "\",");
        }
        if (handler.block().isEmpty() && !place().text().stripTrailing().endsWith("{")) {
            return Mend.instead(place(), place().text().strip() + " {\n  " + name + " " + value + "\n}");
        }
        return Mend.into(place(), name + " " + value);
    }

    private static String jsonMember(Directive option, String value) {
        String comma = option.place().text().stripTrailing().endsWith(",") ? "," : "";
        boolean bare = value.matches("true|false|\\d+|\\[.*]");
        return "\"" + option.name() + "\": " + (bare ? value : "\"" + value + "\"") + comma;
    }
}
