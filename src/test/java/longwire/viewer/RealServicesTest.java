package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.process.ChildProcess;
import longwire.process.OutsideProgram;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocol;
import longwire.viewer.conversation.Protocols;
import longwire.viewer.opening.Feeder;
import longwire.viewer.opening.OpeningSettings;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services of libraries that others wrote, each spoken to in its own protocol. scripts/servers-check has servers of other languages. */
@Timeout(Patience.TEST_SECONDS)
class RealServicesTest {
    private static final Path SERVICES = Path.of("src/test/node/services.mjs");
    private static final Path LIBRARIES = Path.of("src/test/node/node_modules/aedes");
    private static final int VIEWERS = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource({
        "echo, /, ''",
        "json-rpc, /, ''",
        "graphql-transport-ws, /, ''",
        "socket.io, /socket.io/?EIO=4&transport=websocket, ''",
        "mqtt, /, ''",
        "mqtt, /, qos=0",
    })
    void everyMessageIsAnsweredOnceAndTheGoodbyeIsUnderstood(String protocol, String path, String setting)
            throws Exception {
        String node = OutsideProgram.needed("node").file().toString();
        OutsideProgram.neededFile(LIBRARIES);
        List<String> command = List.of(node, SERVICES.toString(), protocol, "0");
        try (ChildProcess service = ChildProcess.start(protocol, command, directory.resolve("service.log"));
                Rig rig = Rig.start(speaking(protocol, setting))) {
            Target target = Target.parse("service", "ws://" + service.awaitReady() + path);
            List<Viewer> viewers = rig.open(VIEWERS, Transport.WEBSOCKET, target);
            for (Viewer viewer : viewers) {
                rig.stream(viewer, Rig.messages(200, Duration.ofMillis(250)));
                rig.close(viewer);
            }

            rig.assertAllCameBack();
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(VIEWERS * 50);
            assertThat(rig.count(Count.ERRORS)).isZero();
        }
    }

    private static ViewerSettings speaking(String protocol, String setting) {
        Map<String, String> settings =
                setting.isEmpty() ? Map.of() : Map.of(setting.split("=")[0], setting.split("=")[1]);
        Protocol spoken = Protocols.of("conversation.protocol", protocol);
        return Rig.SETTINGS
                .opening(OpeningSettings.of(Map.of(), spoken.subprotocols(), false, Feeder.NONE))
                .conversation(new ConversationSettings(spoken, List.of(), settings));
    }
}
