package longwire.edge;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.network.Endpoint;
import longwire.network.status.HostNames;
import longwire.network.status.StatusAnswer;
import longwire.network.status.StatusPages;
import longwire.network.status.StatusServer;

/** The admin pages of an edge: health, metrics and counters. */
final class AdminPage implements StatusPages {
    private final Edge edge;

    private AdminPage(Edge edge) {
        this.edge = edge;
    }

    /** Opens the admin server, which accepts any Host. It fails as {@link StatusServer#open} does. */
    static StatusServer open(Endpoint endpoint, Edge edge) {
        return StatusServer.open("edge-admin", endpoint, HostNames.ANY, new AdminPage(edge));
    }

    @Override
    public String paths() {
        return "/health, /metrics or /counters";
    }

    @Override
    public Optional<StatusAnswer> at(String target, String accept) {
        return switch (target) {
            case "/counters" -> Optional.of(StatusAnswer.ok(StatusAnswer.JSON, json()));
            case "/metrics" -> Optional.of(StatusAnswer.ok(Metrics.CONTENT_TYPE, Metrics.of(edge)));
            case "/health" ->
                Optional.of(edge.isDraining() ? StatusAnswer.text(503, "draining") : StatusAnswer.text(200, "ok"));
            default -> Optional.empty();
        };
    }

    private byte[] json() {
        return edge.counters().entrySet().stream()
                .map(total -> "\"" + total.getKey() + "\":" + total.getValue())
                .collect(Collectors.joining(",", "{", "}\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
