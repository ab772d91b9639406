package longwire.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The live page: one text that needs nothing but {@code /live.json}, and is the same for every run. */
final class LiveHtml {
    private static final String OURS = "longwire/live/live.";
    // The version is the one of the pom; a WebJar has it in its path.
    private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

    /** As it is sent. */
    static final byte[] PAGE = resource(OURS + "html")
            .replace("{{style}}", resource(OURS + "css"))
            .replace("{{charts}}", resource(CHARTS))
            .replace("{{script}}", resource(OURS + "js"))
            .getBytes(StandardCharsets.UTF_8);

    private LiveHtml() {}

    private static String resource(String name) {
        try (InputStream stream = LiveHtml.class.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
