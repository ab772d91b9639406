package longwire.experiment;

import java.util.EnumMap;
import java.util.Map;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;

/** How long generator and origin stood still within a measured window. */
final class WindowPauses {
    private final Surroundings around;
    private final Histogram generator = Latencies.histogram();

    WindowPauses(Surroundings around) {
        this.around = around;
    }

    /** Begins: what was standing still before is not this window's. */
    void open() {
        around.pauses().takeInterval();
        around.originPauses();
        generator.reset();
    }

    /** Adds what came since, of the generator; the origin would have to be asked for its own. */
    void take() {
        generator.add(around.pauses().takeInterval());
    }

    /** The generator's so far. */
    Histogram generator() {
        return generator;
    }

    /** Ends, and gives all. */
    Map<Series, Histogram> close() {
        take();
        Map<Series, Histogram> pauses = new EnumMap<>(Series.class);
        pauses.put(Series.GENERATOR_PAUSE, generator);
        pauses.put(Series.ORIGIN_PAUSE, around.originPauses());
        return pauses;
    }
}
