package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.JGroupsEngine;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lead of which nothing comes any more, though the engine has not seen it leave. */
@LongTest
class LeadWatchTest {
    @TempDir
    private Path directory;

    private final CountDownLatch asked = new CountDownLatch(2);
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void aLeadThatDoesNotAnswerEndsItsMember() throws Exception {
        watch(Duration.ofMillis(1), new CompletableFuture<>(), ended);
    }

    @Test
    void oneThatAnswersIsAskedAgain() throws Exception {
        watch(Patience.LIMIT, CompletableFuture.completedFuture(new byte[0]), asked);

        assertThat(ended.getCount()).isOne();
    }

    private void watch(Duration limit, CompletableFuture<byte[]> answer, CountDownLatch awaited) throws Exception {
        Endpoint listen;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            listen = new Endpoint("127.0.0.1", free.getLocalPort());
        }
        Secret secret = Secret.make(directory.resolve("secret.p12"));
        try (Engine lead = JGroupsEngine.lead(listen, secret, new Answering(answer));
                Engine member = JGroupsEngine.join(listen, "127.0.0.1", secret, new Answering(answer))) {
            LeadWatch.start(member, lead.self(), limit, ended::countDown);

            assertThat(awaited.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    private final class Answering implements Engine.Hearer {
        private final CompletableFuture<byte[]> answer;

        Answering(CompletableFuture<byte[]> answer) {
            this.answer = answer;
        }

        @Override
        public CompletableFuture<byte[]> asked(String node, byte[] question) {
            asked.countDown();
            return answer;
        }

        @Override
        public void told(String node, byte[] news) {
            // Nothing is told.
        }

        @Override
        public void changed(List<String> nodes) {
            // Both stay.
        }
    }
}
