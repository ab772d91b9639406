package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behaviours by path with several origins, as a distribution has them: the first that matches holds. */
class BehavioursTest {
    private static final String BEHAVIOURS = "behaviours = ["
            + "{ path = \"/chat/*\", origin = chat },"
            + "{ path = \"/chat*\", origin = feed, forward-host = true },"
            + "{ path = \"*.jpg\", origin = chat, forward-host = true },"
            + "{ path = \"/never\", viewer-protocol-policy = https-only } ]";

    @ParameterizedTest(name = "{0} goes to {1}, forward-host {2}")
    @CsvSource({
        "/,              default, false",
        "/cha,           default, false",
        "/chat/room,     chat,    false",
        "/chat/a.jpg,    chat,    false",
        "/chat,          feed,    true",
        "/chatter?a.jpg, feed,    true",
        "/Chat,          default, false",
        "/a/b.jpg,       chat,    true",
        "/a/b?c.jpg,     default, false",
        "/never,         nobody,  false",
        "/never?more,    nobody,  false",
    })
    void theFirstBehaviourWhosePathMatchesHolds(String target, String name, boolean forwarded) throws Exception {
        List<String> atDefault = new CopyOnWriteArrayList<>();
        List<String> atChat = new CopyOnWriteArrayList<>();
        List<String> atFeed = new CopyOnWriteArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(ScriptedOrigin.serving(atDefault));
                ScriptedOrigin chat = new ScriptedOrigin(ScriptedOrigin.serving(atChat));
                ScriptedOrigin feed = new ScriptedOrigin(ScriptedOrigin.serving(atFeed));
                Edge edge = edge(
                        origin,
                        "origins.chat.http-port=" + chat.endpoint().port(),
                        "origins.feed.http-port=" + feed.endpoint().port(),
                        BEHAVIOURS);
                Wire http = viewer(edge);
                Wire webSocket = viewer(edge)) {
            String response = http.send("GET " + target + " HTTP/1.1\r\nHost: viewers.example\r\n\r\n")
                    .readHead();
            String switched = webSocket
                    .send(HANDSHAKE.replace("/chat", target).replace("example.com\r\nUp", "viewers.example\r\nUp"))
                    .readHead();

            boolean refused = name.equals("nobody");
            assertThat(response).startsWith(refused ? "HTTP/1.1 403" : "HTTP/1.1 200");
            assertThat(switched).startsWith(refused ? "HTTP/1.1 403" : "HTTP/1.1 101");
            assertThat(atDefault).hasSize(name.equals("default") ? 2 : 0);
            assertThat(atChat).hasSize(name.equals("chat") ? 2 : 0);
            assertThat(atFeed).hasSize(name.equals("feed") ? 2 : 0);
            String heads = String.join("", atDefault) + String.join("", atChat) + String.join("", atFeed);
            assertThat(heads.contains("Host: viewers.example\r\n")).isEqualTo(forwarded);
        }
    }
}
