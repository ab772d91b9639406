package longwire.herd;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import longwire.experiment.ChildExperiment;
import longwire.results.RunDirectory;
import longwire.simulations.ReconnectHerd;

/** Measures every stampede, and looks for the shortest jitter that spares the handshakes. */
public final class Herd {
    private static final String NAME = "herd";

    private final HerdSettings settings;
    private final Consumer<String> out;
    private final RunDirectory directory;
    private final HerdTable table;
    private double highestPerSecond;
    private boolean allValid = true;

    /** A herd that keeps its runs in a new results directory; {@code out} is told what it comes to. */
    public Herd(HerdSettings settings, Consumer<String> out) {
        this.settings = settings;
        this.out = out;
        this.directory = RunDirectory.create(settings.results(), NAME, Instant.now());
        this.table = new HerdTable(settings);
    }

    /** Measures all of it; whether every trial was VALID. */
    public boolean run() {
        Stampede.all().forEach(this::measure);
        JitterSearch search = new JitterSearch(settings.limit().toNanos(), jitter -> measure(Stampede.jittered(jitter))
                .handshakeTailNanos());
        Optional<JitterSearch.Found> found = search.shortest();
        String text = table.text(found, highestPerSecond);
        directory.writeText(NAME + ".txt", text);
        directory.markInvalid(allValid ? List.of() : List.of("a trial is INVALID"));
        out.accept(text);
        return allValid;
    }

    private Returned measure(Stampede stampede) {
        out.accept(stampede.name());
        List<String> keys = new ArrayList<>(stampede.settings(settings.connections()));
        keys.add("paths=[" + settings.path() + "]");
        keys.add("connections=" + settings.connections());
        Path plan = settings.plans().resolve(HerdSettings.PLAN);
        Returned returned = Returned.of(
                ChildExperiment.run(ReconnectHerd.class, directory.path(), stampede.run(), plan, keys, out));
        highestPerSecond = Math.max(highestPerSecond, returned.perSecond());
        allValid &= returned.invalid().isEmpty();
        table.add(stampede, returned);
        return returned;
    }

    /** The jitter from which a server keeps up that handles so many handshakes per second. */
    static Duration lawfulJitter(int connections, double perSecond) {
        return Duration.ofMillis(Math.round(1e3 * connections / perSecond));
    }
}
