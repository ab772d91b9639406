package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import longwire.process.Machine;
import longwire.process.OutsideProgram;
import longwire.proxy.ProxyDrivers;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    private static final int WIDTH = 80;

    @Test
    void itSaysWhatMachineThisIsInLinesThatFitATerminal() {
        Spoken spoken = Spoken.by("doctor");

        assertThat(spoken.status()).isZero();
        assertThat(spoken.out().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH))
                .anyMatch(line -> line.startsWith("distribution    " + Machine.distribution()))
                .anyMatch(line -> line.startsWith("JDK             " + Runtime.version()));
    }

    @Test
    void itAccountsForEachOfTheTenProxies() {
        List<String> words = Arrays.asList(Spoken.by("doctor").out().split("[\\s,]+"));

        assertThat(words)
                .containsAll(ProxyDrivers.names().stream()
                        .filter(name -> !name.equals("direct") && !name.equals("edge"))
                        .toList());
    }

    /** As on a machine for whose processor there is no native transport. */
    @Test
    void itSaysInALineThatThereIsNoNativeTransport() throws Exception {
        OutsideProgram.Run doctor =
                OutsideProgram.runJava(Main.class, List.of("-Dio.netty.transport.noNative=true"), "doctor");

        assertThat(doctor.output().replaceAll("\\s+", " "))
                .contains("sockets NIO: no native transport works here; timers tick in milliseconds");
    }

    @Test
    void aLongLineGoesOnBelowItsBeginning() {
        String words = String.join(" ", Stream.generate(() -> "word").limit(14).toList());

        assertThat(DoctorLine.wrapped("head            ", words).lines())
                .containsExactly(
                        "head            word word word word word word word word word word word word word",
                        "                word");
        assertThat(DoctorLine.wrapped("head ", "x".repeat(WIDTH))).isEqualTo("head " + "x".repeat(WIDTH));
    }
}
