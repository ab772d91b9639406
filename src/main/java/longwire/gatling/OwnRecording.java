package longwire.gatling;

import io.gatling.core.actor.ActorSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.measurement.IntervalLog;
import longwire.measurement.Readings;
import scala.runtime.BoxedUnit;

/** Records the readings of a simulation without an experiment, as one interval that is written when Gatling ends. */
final class OwnRecording {
    private OwnRecording() {}

    static void keep(LongwireProtocol protocol, ActorSystem gatling) {
        long startMillis = System.currentTimeMillis();
        gatling.registerOnTermination(() -> {
            if (protocol.used()) {
                write(protocol.load().readings(), protocol.recordTo(), startMillis);
            }
            return BoxedUnit.UNIT;
        });
    }

    private static void write(Readings readings, Path directory, long startMillis) {
        try {
            Files.createDirectories(directory);
            try (IntervalLog log = new IntervalLog(directory, startMillis)) {
                log.write(readings.takeInterval(), startMillis, System.currentTimeMillis());
            }
            StringBuilder counts = new StringBuilder();
            readings.counts().forEach((count, value) -> counts.append(count.label())
                    .append(' ')
                    .append(value)
                    .append('\n'));
            Files.writeString(directory.resolve("counts.txt"), counts);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
