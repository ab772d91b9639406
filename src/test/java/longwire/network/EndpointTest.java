package longwire.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:80, localhost, 80",
        "127.0.0.1:0, 127.0.0.1, 0",
        "example.org:65535, example.org, 65535",
        "[::1]:443, ::1, 443",
        "[2001:db8::7]:8080, 2001:db8::7, 8080",
    })
    void aHostAndAPortAreReadAndWrittenAlike(String text, String host, int port) {
        Endpoint endpoint = Endpoint.parse("listen", text);

        assertThat(endpoint).isEqualTo(new Endpoint(host, port));
        assertThat(endpoint).hasToString(text);
    }

    @ParameterizedTest(name = "\"{0}\": {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost | listen: localhost (expected: HOST:PORT)",
                "localhost: | listen: localhost: (expected: HOST:PORT)",
                ":80 | listen: :80 (expected: HOST:PORT)",
                "localhost:http | listen: localhost:http (expected: HOST:PORT with a port from 0 to 65535)",
                "localhost:99999999999 | listen: localhost:99999999999 (expected: HOST:PORT with a port from 0 to 65535)",
                "localhost:65536 | port: 65536 (expected: 0 to 65535)",
                "localhost:-1 | port: -1 (expected: 0 to 65535)",
                "::1:80 | listen: ::1:80 (expected: HOST:PORT, an IPv6 address in brackets)",
                "::1 | listen: ::1 (expected: HOST:PORT, an IPv6 address in brackets)",
                "[::1:80 | listen: [::1:80 (expected: HOST:PORT, an IPv6 address in brackets)",
                "[]:80 | host: \"\" (expected: a name or an address)",
            })
    void whatIsNoEndpointIsRefused(String text, String message) {
        assertThatThrownBy(() -> Endpoint.parse("listen", text))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void nothingIsNoHost(String host) {
        assertThatThrownBy(() -> new Endpoint(host, 80)).isInstanceOf(InputFault.class);
    }
}
