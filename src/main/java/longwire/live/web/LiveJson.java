package longwire.live.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import longwire.live.state.EndedTrial;
import longwire.live.state.LiveMember;
import longwire.live.state.LivePoint;
import longwire.live.state.LiveSnapshot;
import longwire.live.state.LiveTrial;
import longwire.live.state.Percentiles;
import longwire.live.state.ShortText;
import longwire.measurement.Count;
import longwire.measurement.Series;

/** A snapshot as JSON, for the page and for scripts. Times are nanoseconds unless the name says otherwise. */
public final class LiveJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LiveJson() {}

    /** {@code snapshot} with those of its points whose number is above {@code after}. */
    public static byte[] of(LiveSnapshot snapshot, long after) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("experiment", snapshot.run().experiment());
        all.put("run", snapshot.run().directory());
        all.put("startMillis", snapshot.run().startMillis());
        all.put("atMillis", snapshot.atMillis());
        all.put("trials", snapshot.run().trials());
        all.put("valid", snapshot.valid());
        all.put("invalid", snapshot.invalid());
        all.put("secondsLeft", snapshot.secondsLeft());
        all.put("said", snapshot.said());
        all.put("trial", snapshot.trial().map(LiveJson::trial).orElse(null));
        all.put("ended", snapshot.ended().stream().map(LiveJson::ended).toList());
        all.put(
                "points",
                snapshot.points().stream()
                        .filter(point -> point.number() > after)
                        .map(LiveJson::point)
                        .toList());
        try {
            return MAPPER.writeValueAsBytes(all);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON: " + snapshot, impossible);
        }
    }

    private static Map<String, Object> trial(LiveTrial trial) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", trial.number());
        all.put("name", trial.name());
        all.put("path", trial.path());
        all.put("transport", trial.transport());
        all.put("phase", trial.phase());
        all.put("seconds", trial.seconds());
        all.put("connections", trial.connections());
        all.put("open", trial.open());
        all.put("perSecond", trial.rates());
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            counts.put(count.label(), trial.counts().get(count));
        }
        all.put("counts", counts);
        Map<String, Object> last = new LinkedHashMap<>();
        trial.lastInterval().forEach((series, percentiles) -> last.put(series.tag(), percentiles(percentiles)));
        all.put("lastSecond", last);
        all.put("soFar", soFar(trial));
        all.put("trustLimit", trial.trustLimit());
        all.put("damage", trial.damage());
        all.put("cpu", trial.cpu());
        all.put("members", trial.members().stream().map(LiveJson::member).toList());
        return all;
    }

    private static Map<String, Object> member(LiveMember member) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", member.number());
        all.put("where", member.where());
        all.put("lost", member.lost());
        all.put("silentSeconds", member.silentSeconds());
        all.put("open", member.open());
        all.put("perSecond", member.perSecond());
        all.put("p50", orNull(member.medianNanos()));
        all.put("sendLagP50", orNull(member.sendLagNanos()));
        return all;
    }

    private static Long orNull(OptionalLong nanos) {
        return nanos.isPresent() ? nanos.getAsLong() : null;
    }

    private static Map<String, Object> ended(EndedTrial trial) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", trial.last().name());
        all.put("path", trial.last().path());
        all.put("transport", trial.last().transport());
        all.put("seconds", trial.last().seconds());
        all.put("invalid", trial.invalid());
        all.put("trustLimit", trial.trustLimit());
        all.put("leading", trial.last().leading().map(Series::tag).orElse(null));
        all.put("soFar", soFar(trial.last()));
        return all;
    }

    private static Map<String, Object> soFar(LiveTrial trial) {
        Map<String, Object> all = new LinkedHashMap<>();
        trial.soFar().forEach((series, spread) -> all.put(series.tag(), percentiles(spread.percentiles())));
        return all;
    }

    private static Map<String, Object> percentiles(Percentiles percentiles) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("count", percentiles.count());
        percentiles.nanos().forEach((percentile, nanos) -> all.put(ShortText.percentile(percentile), nanos));
        all.put("max", percentiles.maxNanos());
        return all;
    }

    private static Map<String, Object> point(LivePoint point) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("number", point.number());
        all.put("atMillis", point.atMillis());
        all.put("trial", point.trial());
        all.put("series", point.series().map(Series::tag).orElse(null));
        all.put("latencies", point.latencies().map(LiveJson::percentiles).orElse(null));
        all.put("perSecond", point.perSecond());
        all.put("open", point.open());
        return all;
    }
}
