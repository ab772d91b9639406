package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.settings;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.edge.accesslog.AccessLog;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.accesslog.ResultType;
import longwire.fault.InputFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An access log that is turned on and off, moved away, or slower than the edge. */
class AccessLogChangeTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    @TempDir
    private Path directory;

    private AccessLogFile log;

    @BeforeEach
    void nameLog() {
        log = new AccessLogFile(directory.resolve("access.log"));
    }

    @Test
    void aLogThatIsTurnedOnByAReloadHasWhatBeginsAfterwards() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin);
                Wire early = viewer(edge);
                Wire tunnel = viewer(edge);
                Wire late = viewer(edge)) {
            early.send(HANDSHAKE).readHead();
            edge.reload(settings(origin.endpoint(), log.setting()));
            // Of this one nothing was kept that could be written down.
            early.sendEnd().readToEnd();

            tunnel.send(HANDSHAKE).readHead();
            tunnel.sendEnd().readToEnd();
            late.send(GET).readTo("\r\n\r\nok");

            assertThat(log.await(2))
                    .extracting(line -> line.get("cs-protocol"))
                    .containsExactlyInAnyOrder("ws", "http");
            assertThat(edge.counters()).containsEntry("accessLogLost", 0L);
        }
    }

    @Test
    void aLogThatIsTurnedOffHasWhatEndedBefore() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");
            log.await(1);
            edge.reload(settings(origin.endpoint()));
            viewer.send(GET).readTo("\r\n\r\nok");
            edge.reload(settings(origin.endpoint(), log.setting()));
            viewer.send(GET.replace("/ ", "/third ")).readTo("\r\n\r\nok");

            assertThat(log.await(2)).extracting(line -> line.get("cs-uri-stem")).containsExactly("/", "/third");
        }
    }

    @Test
    void aLogThatWasMovedAwayIsBegunAnewAtAReload() throws Exception {
        AccessLogFile moved = new AccessLogFile(directory.resolve("access.log.1"));
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");
            Files.move(log.path(), moved.path());
            edge.reload(settings(origin.endpoint(), log.setting()));
            viewer.send(GET.replace("/ ", "/second ")).readTo("\r\n\r\nok");

            assertThat(moved.await(1))
                    .extracting(line -> line.get("cs-uri-stem"))
                    .containsExactly("/");
            assertThat(log.await(1)).extracting(line -> line.get("cs-uri-stem")).containsExactly("/second");
        }
    }

    @Test
    void aLogThatCannotBeWrittenIsRefusedAndTheOldOneStays() throws Exception {
        String nowhere = "access-log=\"" + directory.resolve("none/access.log") + "\"";
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            assertThatThrownBy(() -> edge.reload(settings(origin.endpoint(), nowhere)))
                    .isInstanceOf(InputFault.class)
                    .hasMessageStartingWith("access-log: " + directory.resolve("none/access.log"));
            viewer.send(GET).readTo("\r\n\r\nok");

            assertThat(log.await(1)).hasSize(1);
            assertThatThrownBy(() -> edge(origin, nowhere)).isInstanceOf(InputFault.class);
        }
    }

    @Test
    void whatIsStillWaitingAtTheEndIsWritten() throws Exception {
        int requests = 200;
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            viewer.send(GET.repeat(requests)).sendEnd().readToEnd();
        }

        assertThat(log.await(requests)).hasSize(requests);
    }

    /** A pipe whose reader does not read stands for a disk that does not keep up. */
    @Test
    void aDiskThatDoesNotKeepUpHoldsNobodyUpAndWhatIsLeftOutIsCounted() throws Exception {
        Path pipe = directory.resolve("pipe");
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        CompletableFuture<InputStream> reader = CompletableFuture.supplyAsync(() -> open(pipe));
        int records = 100_000;
        try (AccessLog slow = AccessLog.open(Optional.of(pipe))) {
            try (InputStream unread = reader.get(Patience.SECONDS, TimeUnit.SECONDS)) {
                assertThat(unread).isNotNull();
                for (int i = 0; i < records; i++) {
                    slow.write(record());
                }
                assertThat(slow.lost()).isBetween(1L, (long) records - 1);
            }
        }
    }

    private static AccessRecord record() {
        InetSocketAddress viewer = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
        DefaultHttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
        AccessRecord record = new AccessRecord(viewer, false, request, true);
        record.answered(200, ResultType.MISS, new DefaultHttpHeaders());
        return record.ended();
    }

    private static InputStream open(Path pipe) {
        try {
            return Files.newInputStream(pipe);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
