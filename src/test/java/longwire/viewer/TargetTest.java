package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ws://localhost:8081/echo, false, localhost, 8081, /echo, localhost:8081",
        "wss://localhost:8081/echo, true, localhost, 8081, /echo, localhost:8081",
        "http://127.0.0.1:1/poll?a=b&c=d, false, 127.0.0.1, 1, /poll?a=b&c=d, 127.0.0.1:1",
        "https://edge.example, true, edge.example, 443, /, edge.example",
        "ws://edge.example, false, edge.example, 80, /, edge.example",
        "ws://edge.example:443/, false, edge.example, 443, /, edge.example:443",
        "wss://edge.example:443/, true, edge.example, 443, /, edge.example",
        "WS://edge.example:65535?x, false, edge.example, 65535, /?x, edge.example:65535",
        "ws://[::1]:8081/echo, false, ::1, 8081, /echo, [::1]:8081",
        "tcp://h:7, false, h, 7, /, h:7",
        "tls://h:7/x, true, h, 7, /x, h:7",
        "ws://h:1/a%20b?c=%2F, false, h, 1, /a%20b?c=%2F, h:1",
        "ws://load_echo:9001/, false, load_echo, 9001, /, load_echo:9001",
        "wss://[fe80::1%eth0]/x, true, fe80::1%eth0, 443, /x, [fe80::1%eth0]",
        "ws://h/f?token=${env.TOKEN}&n=1, false, h, 80, /f?token=${env.TOKEN}&n=1, h",
    })
    void aUrlIsReadAsPeopleWriteIt(String url, boolean tls, String host, int port, String path, String authority) {
        Target target = Target.parse("target", url);

        assertThat(target).isEqualTo(new Target(tls, host, port, path));
        assertThat(target.authority()).isEqualTo(authority);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "localhost:8081, 'a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://'",
        "ftp://localhost/, 'a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://'",
        "/echo, 'a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://'",
        "'', 'a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://'",
        "ws://local host/, 'a host, and a port where one is needed, such as HOST:PORT or [::1]:PORT'",
        "ws://, 'a host, and a port where one is needed, such as HOST:PORT or [::1]:PORT'",
        "ws:opaque, 'a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://'",
        "ws:///echo, 'a host, and a port where one is needed, such as HOST:PORT or [::1]:PORT'",
        "ws://me@localhost/, 'a host, a port and a path, with no user and no fragment'",
        "ws://localhost/#top, 'a host, a port and a path, with no user and no fragment'",
        "tcp://localhost, 'a port from 1 to 65535'",
        "ws://h/a b, 'a path without blanks and other letters that a URL must encode'",
        "ws://h/ü, 'a path without blanks and other letters that a URL must encode'",
        "ws://h/a%2, 'a path without blanks and other letters that a URL must encode'",
        "ws://localhost:0/, 'a port from 1 to 65535'",
        "ws://localhost:65536/, 'a port from 1 to 65535'",
    })
    void aRefusalNamesTheUrlAndWhatWasExpected(String url, String expected) {
        assertThatThrownBy(() -> Target.parse("through", url))
                .isInstanceOf(InputFault.class)
                .hasMessage("through: " + url + " (expected: " + expected + ")");
    }

    @Test
    void aTargetIsWrittenAsAUrl() {
        Target target = Target.parse("target", "https://[::1]:8443/echo");

        assertThat(target).hasToString("wss://[::1]:8443/echo");
        assertThat(target.withPath("/feed")).hasToString("wss://[::1]:8443/feed");
    }
}
