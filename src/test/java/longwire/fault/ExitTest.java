package longwire.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExitTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restore() {
        System.setErr(before);
    }

    @Test
    void theUsersFaultIsItsMessageAlone() {
        int status = Exit.report(new InputFault("rate", 0, "above 0"));

        assertThat(status).isEqualTo(2);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("rate: 0 (expected: above 0)");
    }

    @Test
    void theWorldsFaultIsItsMessageAlone() {
        int status = Exit.report(new OutsideFault("nginx ended", new IllegalStateException("inner")));

        assertThat(status).isEqualTo(3);
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("nginx ended");
    }

    @Test
    void ourFaultHasItsStackTrace() {
        int status = Exit.report(new IllegalStateException("a bug"));

        assertThat(status).isEqualTo(70);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("a bug", "at longwire.fault.ExitTest");
    }
}
