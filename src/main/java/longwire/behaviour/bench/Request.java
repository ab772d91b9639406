package longwire.behaviour.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import longwire.viewer.Target;

/**
 * A handshake of a viewer, line by line.
 *
 * @param path with its query
 * @param lines its headers, each as a line
 */
public record Request(String path, List<String> lines) {
    /** The key of RFC 6455, section 1.3. */
    static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    public Request {
        lines = List.copyOf(lines);
    }

    /** An ordinary handshake with {@code target}. */
    static Request to(Target target) {
        String host = target.host().indexOf(':') < 0 ? target.host() : "[" + target.host() + "]";
        return new Request(
                target.path(),
                List.of(
                        "Host: " + host + ":" + target.port(),
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Key: " + KEY,
                        "Sec-WebSocket-Version: 13"));
    }

    /** The same with more headers at its end. */
    public Request with(String... more) {
        List<String> all = new ArrayList<>(lines);
        all.addAll(List.of(more));
        return new Request(path, all);
    }

    /** The same with {@code line} in place of the header {@code name}. */
    public Request replacing(String name, String line) {
        return new Request(
                path,
                lines.stream()
                        .map(each -> each.startsWith(name + ":") ? line : each)
                        .toList());
    }

    /** The same without the header {@code name}. */
    public Request without(String name) {
        return new Request(
                path,
                lines.stream().filter(each -> !each.startsWith(name + ":")).toList());
    }

    /** The same for another path. */
    public Request withPath(String other) {
        return new Request(other, lines);
    }

    /** The whole head. */
    public String text() {
        return "GET " + path + " HTTP/1.1\r\n"
                + lines.stream().map(line -> line + "\r\n").collect(Collectors.joining()) + "\r\n";
    }
}
