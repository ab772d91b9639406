package longwire.proxyconf.lint;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import longwire.fault.InputFault;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.LighttpdConfig;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.model.VclConfig;
import longwire.proxyconf.syntax.SourceFile;
import longwire.proxyconf.syntax.Sources;

/** The syntaxes in which proxies are configured. */
public enum Syntax {
    NGINX(
            "nginx.*\\.conf",
            "(.*;|(http|events|server|location .*|upstream \\S+|map .*|stream) *\\{)( *#.*)?",
            new Dialect<>(
                    NginxConfig::read,
                    List.of(
                            NginxHandshakeRules.ALL,
                            NginxRouteRules.ALL,
                            NginxUrlRules.ALL,
                            NginxIdleRules.ALL,
                            NginxRoomRules.ALL,
                            NginxPollingRules.ALL))),
    HAPROXY(
            "haproxy.*",
            "global|defaults( .*)?|(frontend|backend|listen) \\S+.*|(bind|timeout|option|default_backend|mode) .*",
            new Dialect<>(
                    HaproxyConfig::read,
                    List.of(
                            HaproxyHandshakeRules.ALL,
                            HaproxyRouteRules.ALL,
                            HaproxyTimeoutRules.ALL,
                            HaproxyRoomRules.ALL))),
    CADDY(
            ".*caddy.*",
            "\\{|(reverse_proxy|handle|handle_path|route|encode) .*" + "|[\\w.:/*-]*[.:]\\S* *\\{",
            new Dialect<>(CaddyConfig::read, List.of(CaddyRules.ALL, CaddyRouteRules.ALL))),
    APACHE(
            "(apache|httpd).*",
            "</?[A-Z]\\w*.*>|(LoadModule|ProxyPass|ProxyPassReverse|ProxyPreserveHost|ServerName|ServerRoot|DocumentRoot"
                    + "|Listen|RewriteRule|RewriteEngine|RewriteCond|Include|ErrorLog|CustomLog) .*[^;]",
            new Dialect<>(
                    ApacheConfig::read,
                    List.of(
                            ApacheHandshakeRules.ALL,
                            ApacheRewriteRules.ALL,
                            ApacheRouteRules.ALL,
                            ApacheTunnelRules.ALL))),
    LIGHTTPD(
            "lighttpd.*",
            "(server|proxy|url|ssl|setenv|accesslog|fastcgi|mimetype|index-file|deflate)\\.[\\w.-]+ *(\\+|:)?= .*"
                    + "|\\$(HTTP|SERVER|REQUEST_HEADER)\\[.*",
            new Dialect<>(LighttpdConfig::read, List.of(LighttpdRules.ALL))),
    VARNISH(
            ".*\\.vcl",
            "sub \\w+ *\\{?|backend \\w+ *\\{?|\\.(host|port|probe) *=.*|(set|unset) (be)?re[qs]p?\\..*",
            new Dialect<>(VclConfig::read, List.of(VarnishRules.ALL)));

    /** Longer lines are data, such as a regular expression for all unwanted robots. */
    private static final int LONGEST_LINE = 1_000;

    /** Most of its lines look like nginx's, but for the first. */
    private static final Pattern VCL_VERSION = Pattern.compile("\\s*vcl \\d\\.\\d;.*");

    private final Pattern fileName;
    private final Pattern typicalLine;
    private final Dialect<?> dialect;

    Syntax(String fileName, String typicalLine, Dialect<?> dialect) {
        this.fileName = Pattern.compile("(?i)" + fileName);
        this.typicalLine = Pattern.compile(typicalLine);
        this.dialect = dialect;
    }

    /** The syntax with the label {@code name}. */
    public static Syntax named(String name) {
        return named("syntax", name);
    }

    /** The same; a refusal begins with {@code where}. */
    static Syntax named(String where, String name) {
        return Arrays.stream(values())
                .filter(syntax -> syntax.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputFault(where, name, "one of " + labels()));
    }

    /** Its name for users. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ids of its rules, in the order in which they are applied. */
    List<String> ruleIds() {
        return dialect.rules().map(Rule::id).toList();
    }

    List<Explanation> explanations() {
        return dialect.rules().map(Rule::explanation).toList();
    }

    List<Finding> findings(Sources sources, Assumptions load, Optional<ProxyVersion> version) {
        return dialect.findings(sources, load, version);
    }

    /** The syntax that most lines are typical of; a typical file name counts as one line. */
    static Syntax of(SourceFile file) {
        if (CaddyConfig.isJson(file)) {
            return CADDY;
        }
        if (file.lines().stream().anyMatch(line -> VCL_VERSION.matcher(line).matches())) {
            return VARNISH;
        }
        Map<Syntax, Long> lines = Arrays.stream(values())
                .collect(Collectors.toMap(syntax -> syntax, syntax -> syntax.typicalLines(file)));
        Optional<Syntax> most = lines.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .max(Map.Entry.<Syntax, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey);
        return most.orElseThrow(
                () -> new InputFault(file.name(), "unknown syntax", "--syntax with one of " + labels()));
    }

    private long typicalLines(SourceFile file) {
        Path name = file.path().getFileName();
        long named = name != null && fileName.matcher(name.toString()).matches() ? 1 : 0;
        return named
                + file.lines().stream()
                        .map(String::strip)
                        .filter(line -> line.length() <= LONGEST_LINE)
                        .filter(line -> typicalLine.matcher(line).matches())
                        .count();
    }

    private static String labels() {
        return Arrays.stream(values()).map(Syntax::label).collect(Collectors.joining(", "));
    }
}
