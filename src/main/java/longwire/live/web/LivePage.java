package longwire.live.web;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.live.metrics.PrometheusText;
import longwire.live.state.LiveSnapshot;
import longwire.network.Endpoint;
import longwire.network.status.HostNames;
import longwire.network.status.StatusAnswer;
import longwire.network.status.StatusPages;
import longwire.network.status.StatusServer;

/** What those who look at a run from outside are answered: the page, what it shows, and metrics. */
public final class LivePage implements StatusPages {
    private static final Pattern JSON = Pattern.compile("/live\\.json(?:\\?after=(\\d{1,18}))?");

    private final Supplier<LiveSnapshot> snapshots;

    private LivePage(Supplier<LiveSnapshot> snapshots) {
        this.snapshots = snapshots;
    }

    /** Opens it; as {@link StatusServer#open} where that can't be. */
    public static StatusServer open(Endpoint endpoint, Supplier<LiveSnapshot> snapshots) {
        return StatusServer.open("live", endpoint, HostNames.of(endpoint), new LivePage(snapshots));
    }

    @Override
    public String paths() {
        return "/, /live.json or /metrics";
    }

    @Override
    public Optional<StatusAnswer> at(String target, String accept) {
        Matcher json = JSON.matcher(target);
        if (json.matches()) {
            long after = json.group(1) == null ? 0 : Long.parseLong(json.group(1));
            return Optional.of(StatusAnswer.ok(StatusAnswer.JSON, LiveJson.of(snapshots.get(), after)));
        }
        return switch (target) {
            case "/" -> Optional.of(StatusAnswer.ok("text/html; charset=utf-8", LiveHtml.PAGE));
            case "/metrics" -> {
                PrometheusText text = PrometheusText.accepted(accept);
                yield Optional.of(StatusAnswer.ok(text.contentType(), text.of(snapshots.get())));
            }
            default -> Optional.empty();
        };
    }
}
