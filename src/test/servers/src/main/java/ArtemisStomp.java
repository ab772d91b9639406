import java.net.ServerSocket;
import java.nio.file.Files;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;

/** ActiveMQ Artemis, a broker of STOMP over WebSocket; started by scripts/servers-check. */
public final class ArtemisStomp {
    private ArtemisStomp() {}

    public static void main(String[] arguments) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String directory = Files.createTempDirectory("artemis").toString();
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJournalDirectory(directory)
                .setPagingDirectory(directory)
                .addAcceptorConfiguration("stomp", "tcp://127.0.0.1:" + port + "?protocols=STOMP"));
        broker.start();
        System.out.println("artemis " + broker.getActiveMQServer().getVersion().getVersionName()
                + " listening on 127.0.0.1:" + port);
    }
}
