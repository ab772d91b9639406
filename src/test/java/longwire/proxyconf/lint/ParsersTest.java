package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.ApacheParser;
import longwire.proxyconf.syntax.CaddyJsonParser;
import longwire.proxyconf.syntax.CaddyfileParser;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.HaproxyParser;
import longwire.proxyconf.syntax.NginxParser;
import longwire.proxyconf.syntax.Place;
import longwire.proxyconf.syntax.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is what is read, and what can't be read is told with its line. */
class ParsersTest {
    @TempDir
    private Path directory;

    @Test
    void nginxWordsComeWithoutTheirQuotesAndComments() throws Exception {
        List<Directive> read = NginxParser.parse(sources(
                "nginx.conf",
                "a 'b c' \"d;{\" # e\n  f${g}h i\\;j 'it\\'s' '';\nlocation ~ \"x{2}\" { k l; }\n"
                        + "content_by_lua_block { if x then { ; } end }"));

        assertThat(read)
                .extracting(Directive::words)
                .containsExactly(
                        List.of("a", "b c", "d;{", "f${g}h", "i\\;j", "it's", ""),
                        List.of("location", "~", "x{2}"),
                        List.of("content_by_lua_block"));
        assertThat(read.get(1).block()).extracting(Directive::words).containsExactly(List.of("k", "l"));
        assertThat(read.get(1).place().line()).isEqualTo(3);
        assertThat(read.get(2).block()).isEmpty();
    }

    @Test
    void haproxyWordsComeWithoutTheirQuotesAndComments() throws Exception {
        List<Directive> read = HaproxyParser.parse(
                sources("haproxy.cfg", "global # x\n  log \"a b\" c\\ d 'e # f'g #h\n\nlisten x\n bind :1")
                        .main());

        assertThat(read).extracting(Directive::words).containsExactly(List.of("global"), List.of("listen", "x"));
        assertThat(read.get(0).block())
                .extracting(Directive::words)
                .containsExactly(List.of("log", "a b", "c d", "e # fg"));
        assertThat(read.get(1).block().get(0).place().line()).isEqualTo(5);
    }

    @Test
    void caddyfileLinesComeWithTheirBlocks() throws Exception {
        List<Directive> read = CaddyfileParser.parse(sources(
                "Caddyfile",
                "{\n debug\n}\na.example,\nb.example {\n  respond \"x { y\" 200 \\\n   # no comment\n  header `a\nb` c\n"
                        + "  respond <<END\n  text }\n  END\n  handle /x* { # y\n  }\n}"));

        assertThat(read).extracting(Directive::words).containsExactly(List.of("{"), List.of("a.example,", "b.example"));
        assertThat(read.get(1).place().line()).isEqualTo(4);
        assertThat(read.get(1).block())
                .extracting(Directive::words)
                .containsExactly(
                        List.of("respond", "x { y", "200"),
                        List.of("header", "a\nb", "c"),
                        List.of("respond", "  text }\n"),
                        List.of("handle", "/x*"));
    }

    @Test
    void aSingleSiteNeedsNoBraces() throws Exception {
        List<Directive> read = CaddyfileParser.parse(sources("Caddyfile", "localhost\n\nreverse_proxy :9000\n"));

        assertThat(read).extracting(Directive::words).containsExactly(List.of("localhost"));
        assertThat(read.get(0).block()).extracting(Directive::words).containsExactly(List.of("reverse_proxy", ":9000"));
    }

    @Test
    void jsonMembersAreDirectivesWithTheirLines() throws Exception {
        List<Directive> read = CaddyJsonParser.parse(
                sources("caddy.json", "{ \"a\": [ 1, \"b\",\n { \"c\": true },\n { \"d\": [] } ],\n \"e\": null }")
                        .main());

        assertThat(read)
                .extracting(Directive::words)
                .containsExactly(List.of("a"), List.of("a"), List.of("a", "1", "b"), List.of("e", "null"));
        assertThat(read).extracting(directive -> directive.place().line()).containsExactly(2, 3, 1, 4);
        assertThat(read.get(0).block()).extracting(Directive::words).containsExactly(List.of("c", "true"));
    }

    @Test
    void apacheLinesGoOnBehindABackslashAndSectionsHoldWhatTheirConditionsLet() throws Exception {
        List<Directive> read = ApacheParser.parse(
                sources(
                        "httpd.conf",
                        """
                Define ORIGIN host:1
                LoadModule proxy_module modules/mod_proxy.so
                <IfModule mod_proxy.c>
                  ProxyPass / \\
                    "http://${ORIGIN}/ \\"x"
                  # So do comments: \\
                  this is one.
                  <IfModule !proxy_module>
                    A
                  </IfModule>
                </IfModule>
                <IfModule other_module>
                  B
                </IfModule>
                <IfDefine ORIGIN>
                  C 'd e'
                </IfDefine>
                <Location "/f">
                  G
                </Location>
                """));

        assertThat(read)
                .extracting(Directive::words)
                .containsExactly(
                        List.of("loadmodule", "proxy_module", "modules/mod_proxy.so"),
                        List.of("proxypass", "/", "http://host:1/ \"x"),
                        List.of("c", "d e"),
                        List.of("location", "/f"));
        assertThat(read.get(1).place().line()).isEqualTo(4);
    }

    /** Lines are separated by a bar, quotes are dollars. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "nginx!events {|}|}!3: } (expected: an open block)",
                "nginx!http {|server {|}!1: { (expected: a } that ends this block)",
                "nginx!events {|}|worker_processes 1!3: worker_processes (expected: a directive that ends with ; or"
                        + " with a block)",
                "nginx!events {|worker_connections 1|}!2: worker_connections (expected: a directive that ends with ;"
                        + " or with a block)",
                "nginx!server {|listen 80|location / {}|}!2: listen (expected: a ; at its end, before location in line 3)",
                "nginx!location / {|proxy_http_version 1.1|proxy_set_header Upgrade x;|}!2: proxy_http_version (expected: a ;"
                        + " at its end, before proxy_set_header in line 3)",
                "nginx!;!1: ; (expected: a directive before it)",
                "nginx!a 'b|c!1: a quote ' (expected: a closing quote)",
                "haproxy!# x|maxconn 3!2: maxconn (expected: a section such as global, defaults or frontend before it)",
                "haproxy!global|log \"x!2: a quote \" (expected: a closing quote in the same line)",
                "caddy!:80 {|respond x!1: { (expected: a } that ends this block)",
                "caddy!{|}|}!3: } (expected: an open block)",
                "caddy!:80 {|{|}|}!2: { (expected: a directive before it)",
                "caddy!(a) {|import a|}|:80 {|import a|}!2: import a (expected: at most 16 nested)",
                "caddy!{|\"apps\": {|x|} }!3: Unexpected character ('x' (code 120)): was expecting double-quote to"
                        + " start field name (expected: JSON)",
                "apache!<Location />|ProxyPass x!1: <location> (expected: a line that ends this section)",
                "apache!<Location />|</Directory>!2: </Directory> (expected: the end of location in line 1)",
                "apache!Listen 1|</VirtualHost>!2: </VirtualHost> (expected: an open section)",
                "apache!<>!1: <> (expected: the name of a section)",
            })
    void whatIsNoConfigurationIsTold(String syntax, String lines, String fault) throws Exception {
        Path file = write("configuration", lines.replace('|', '\n'));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Linter.lint(file, Optional.of(Syntax.named(syntax)), GoodConfigurations.LOAD))
                .withMessage(file + ":" + fault);
    }

    @Test
    void aFileThatIncludesItselfIsTold() throws Exception {
        Path file = write("nginx.conf", "events {}\ninclude nginx.conf;\n");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> NginxParser.parse(Sources.of(file)))
                .withMessage(file + ":2: include nginx.conf (expected: at most 16 nested)");
    }

    @Test
    void filesThatMultiplyEachOtherAreTold() throws Exception {
        write("sites/a.conf", "include sites/*.conf;");
        write("sites/b.conf", "include sites/*.conf;");
        Path file = write("nginx.conf", "include sites/*.conf;");

        assertThatExceptionOfType(InputFault.class).isThrownBy(() -> NginxParser.parse(Sources.of(file)));
    }

    @Test
    void snippetsThatMultiplyEachOtherAreTold() throws Exception {
        StringBuilder text = new StringBuilder("(s0) {\n respond x\n}\n");
        for (int i = 1; i < 16; i++) {
            text.append("(s")
                    .append(i)
                    .append(") {\n")
                    .append(("import s" + (i - 1) + "\n").repeat(8))
                    .append("}\n");
        }
        Path file = write("Caddyfile", text + ":80 {\n import s15\n}\n");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> CaddyfileParser.parse(Sources.of(file)))
                .withMessageEndingWith("too many directives (expected: at most 100000)");
    }

    @Test
    void definitionsThatMultiplyEachOtherAreTold() throws Exception {
        StringBuilder text = new StringBuilder("Define A xxxxxxxxxxxxxxxx\n");
        for (char name = 'B'; name < 'Z'; name++) {
            text.append("Define ")
                    .append(name)
                    .append(' ')
                    .append(("${" + (char) (name - 1) + "}").repeat(8))
                    .append('\n');
        }
        Path file = write("httpd.conf", text.toString());

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> ApacheParser.parse(Sources.of(file)))
                .withMessageEndingWith("(expected: a shorter definition)");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"nginx, a {", "caddy, a {", "caddy, '{ \"a\":'", "apache, <a>"})
    void blocksInEachOtherHaveAnEnd(String syntax, String opening) throws Exception {
        Path file = write("configuration", (opening + "\n").repeat(100_000));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Linter.lint(file, Optional.of(Syntax.named(syntax)), GoodConfigurations.LOAD));
    }

    @Test
    void whatAnIncludeNamesThatIsNotHereIsNoted() throws Exception {
        Path file = write("nginx.conf", "events {}\ninclude mime.types;\ninclude sites/*;\n");

        Report report = Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD);

        assertThat(report.notes()).containsExactly(file + ":2: mime.types was not found; left out");
    }

    @Test
    void aFindingInAnIncludedFileNamesThatFile() throws Exception {
        write(
                "sites/one.conf",
                "server {\n  location / {\n    proxy_pass http://a;\n    proxy_http_version 1.0;\n  }\n}\n");
        Path file = write("nginx.conf", "events { worker_connections 4000; }\nhttp {\n  include sites/*.conf;\n}\n");

        Stream<Place> places = Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD).findings().stream()
                .filter(finding -> finding.rule().equals("nginx.http-version-other"))
                .map(Finding::place);

        assertThat(places)
                .containsExactly(
                        new Place(directory.resolve("sites/one.conf").toString(), 4, "    proxy_http_version 1.0;"));
    }

    @Test
    void aSitesIncludesMayBeInTheDirectoryAboveAsWhereNginxIsInstalled() throws Exception {
        write("params", "proxy_http_version 1.1;");
        Path file = write("sites-enabled/one", "location / {\n  include params;\n  proxy_pass http://a;\n}\n");

        assertThat(NginxParser.parse(Sources.of(file)).get(0).block())
                .extracting(Directive::name)
                .containsExactly("proxy_http_version", "proxy_pass");
    }

    @Test
    void apacheIncludesAreRelativeToItsServerRootAndMayBeDirectories() throws Exception {
        write("etc/enabled/a.conf", "Timeout 5\n");
        write("etc/enabled/more/b.conf", "KeepAlive Off\n");
        Path file = write("httpd.conf", "ServerRoot " + directory.resolve("etc") + "\nIncludeOptional enabled\n");

        assertThat(ApacheParser.parse(Sources.of(file)))
                .extracting(Directive::name)
                .containsExactly("serverroot", "timeout", "keepalive");
    }

    @ParameterizedTest
    @CsvSource({"/dev/zero", ".", "no-such-file"})
    void whatIsNoFileIsTold(String name) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Linter.lint(Path.of(name), Optional.empty(), GoodConfigurations.LOAD))
                .withMessage("file: " + name + " (expected: a readable file)");
    }

    @Test
    void bytesThatAreNoTextAreTold() throws Exception {
        Path file = write("nginx.conf", "events {}\n\0");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD))
                .withMessage("file: " + file + " (expected: a text file)");
    }

    private Sources sources(String name, String text) throws Exception {
        return Sources.of(write(name, text));
    }

    private Path write(String name, String text) throws Exception {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
