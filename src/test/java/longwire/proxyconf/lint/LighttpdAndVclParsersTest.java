package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.LighttpdParser;
import longwire.proxyconf.syntax.Sources;
import longwire.proxyconf.syntax.VclParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LighttpdAndVclParsersTest {
    @TempDir
    private Path directory;

    @Test
    void lighttpdsArraysBecomeBlocksNamedByTheirKeys() throws Exception {
        List<Directive> all = lighttpd("proxy.server = ( \"/a\" => (( \"host\" => \"h\", # one\n \"port\" => 80 )) )\n"
                + "$HTTP[\"url\"] =~ \"^/(b|c)$\" { var.x = \"1\" + \"2\" }\n");

        assertThat(all).extracting(Directive::name).containsExactly("proxy.server", "$HTTP[\"url\"]");
        Directive entry = all.get(0).block().get(0);
        assertThat(entry.name()).isEqualTo("/a");
        assertThat(entry.deep()
                        .filter(inner -> inner.is("port"))
                        .findFirst()
                        .orElseThrow()
                        .words())
                .containsExactly("port", "80");
        assertThat(all.get(1).words()).containsExactly("$HTTP[\"url\"]", "=~", "^/(b|c)$");
        assertThat(all.get(1).block().get(0).words()).containsExactly("var.x", "1", "2");
    }

    @Test
    void lighttpdsIncludesTakeThePlaceOfTheirLine() throws Exception {
        Files.writeString(directory.resolve("more.conf"), "server.port = 81\n");

        assertThat(lighttpd("include \"more.conf\"\ninclude_shell \"cat x\"\nserver.tag = \"t\"\n"))
                .extracting(Directive::name)
                .containsExactly("server.port", "server.tag");
    }

    @Test
    void vclsConditionsStringsAndCommentsAreReadAsVarnishDoes() throws Exception {
        List<Directive> all =
                vcl("vcl 4.1;\nsub vcl_recv { // one\n if (req.url ~ \"^/a;}\" && /* two */ req.http.x) {\n"
                        + "  set req.http.y = {\"a \" ; } b\"}; return(pipe);\n } else { return (pass); }\n}\n");

        assertThat(all).extracting(Directive::name).containsExactly("vcl", "sub");
        assertThat(all.get(1).words()).containsExactly("sub", "vcl_recv");
        assertThat(all.get(1).block()).extracting(Directive::name).containsExactly("if", "else");
        assertThat(all.get(1).block().get(0).block())
                .extracting(Directive::words)
                .containsExactly(List.of("set", "req.http.y", "=", "{\"a \" ; } b\"}"), List.of("return(pipe)"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "server.port 80            | the end (expected: a key with =, or a condition with a block)",
                "server.tag = \"x          | a quote \" (expected: a closing quote)",
                "a = ( \"b\" => (          | the end (expected: a ) that ends this array)",
                "a = }                     | } (expected: a value)",
                "}                         | } (expected: an open block)",
                "$HTTP[\"host\"] == \"x\" { | the end (expected: a } that ends this block)",
            })
    void whatIsNoConfigurationOfLighttpdIsRefusedWithItsLine(String text, String refusal) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> lighttpd("server.port = 80\n" + text))
                .withMessageEndingWith(":2: " + refusal);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sub x {                   | { (expected: a } that ends this block)",
                "}                         | } (expected: an open block)",
                "import std                | import (expected: a statement that ends with ; or with a block)",
                "set x = \"y;              | a quote \" (expected: a closing quote)",
                "return (pipe;             | ( (expected: a ) that closes it)",
            })
    void whatIsNoVclIsRefusedWithItsLine(String text, String refusal) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> vcl("vcl 4.1;\n" + text))
                .withMessageEndingWith(":2: " + refusal);
    }

    private List<Directive> lighttpd(String text) throws IOException {
        return LighttpdParser.parse(Sources.of(Files.writeString(directory.resolve("lighttpd.conf"), text)));
    }

    private List<Directive> vcl(String text) throws IOException {
        return VclParser.parse(Sources.of(Files.writeString(directory.resolve("site.vcl"), text)));
    }
}
