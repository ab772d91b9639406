package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {
    @TempDir
    private Path resources;

    @Test
    void aLineInAResourceAddsATransportBehindOurs() throws IOException {
        List<Transport> all = with("example.LengthPrefixed");

        assertThat(all)
                .extracting(Transport::label)
                .startsWith("websocket", "sse", "long-poll", "poll")
                .endsWith("length-prefixed");
    }

    @Test
    void aLineThatNamesNoTransportIsRefused() {
        assertThatThrownBy(() -> with("example.Missing"))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith("META-INF/services/longwire.viewer.Transport: ")
                .hasMessageContaining("example.Missing");
    }

    @ParameterizedTest
    @CsvSource({
        "poll, a name that no other transport has",
        "Long Poll, 'lower-case letters, digits and dashes, starting with a letter'",
        "../up, 'lower-case letters, digits and dashes, starting with a letter'",
        "'', 'lower-case letters, digits and dashes, starting with a letter'",
    })
    void aNameThatIsTakenOrUnfitForAFileIsRefused(String label, String expected) {
        Transport named = new Named(label);

        assertThatThrownBy(() -> Transports.with(List.of(named)))
                .isInstanceOf(InputFault.class)
                .hasMessage("label of " + Named.class.getName() + ": " + label + " (expected: " + expected + ")");
    }

    private List<Transport> with(String line) throws IOException {
        Path services = Files.createDirectories(resources.resolve("META-INF/services"));
        Files.writeString(services.resolve(Transport.class.getName()), line + "\n");
        URL[] added = {resources.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(added, getClass().getClassLoader())) {
            return Transports.with(ServiceLoader.load(Transport.class, loader));
        }
    }

    private record Named(String label) implements Transport {
        @Override
        public Wire wire(Link link) {
            throw new IllegalStateException("nobody connects");
        }
    }
}
