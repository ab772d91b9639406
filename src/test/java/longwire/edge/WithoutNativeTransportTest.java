package longwire.edge;

import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longwire.network.Sockets;
import longwire.process.OutsideProgram;
import org.junit.jupiter.api.Test;

/** An edge on a machine for whose processor there is no native transport: a JVM of its own, which may load none. */
class WithoutNativeTransportTest {
    @Test
    void aTunnelThroughNioCarriesBytesBothWays() throws Exception {
        OutsideProgram.Run run =
                OutsideProgram.runJava(WithoutNativeTransportTest.class, List.of("-Dio.netty.transport.noNative=true"));

        assertThat(run.output()).contains("nio carried: there and back");
        assertThat(run.status()).isZero();
    }

    /** What that JVM does. */
    public static void main(String[] none) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(tunnelling(wire ->
                        wire.send(wire.read("there".length()) + " and back").readToEnd()));
                Edge edge = EdgeFixture.edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE).readHead();
            String carried = viewer.send("there").read("there and back".length());
            System.out.println(Sockets.preferred() + " carried: " + carried);
        }
    }
}
