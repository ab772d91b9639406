package longwire.selftest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;
import longwire.witness.Capture;
import longwire.witness.ClockMapping;

/**
 * What is kept of a capture, beside the packets themselves.
 *
 * @param clocks from the capture's clock to that of the messages
 * @param dropped packets that the capture has lost
 */
record Testimony(ClockMapping clocks, long dropped) {
    private static final String NAME = "witness";
    private static final String CAPTURE = NAME + ".pcap";

    /**
     * Captures while {@code experiment} runs, and keeps all of it in the run's directory.
     *
     * @param directory for the time until there is a run
     * @throws OutsideFault if the capture fails; {@link Capture#whyNot} tells before whether it can
     */
    static void record(Path directory, Supplier<RunDirectory> experiment) {
        Path packets = directory.resolve(CAPTURE);
        ClockMapping.Reading before = ClockMapping.Reading.now();
        RunDirectory run;
        Capture capture = Capture.start(packets, directory.resolve("tcpdump.log"));
        try (capture) {
            run = experiment.get();
        }
        run.writeJson(NAME, new Testimony(new ClockMapping(before, ClockMapping.Reading.now()), capture.dropped()));
        try {
            Files.move(packets, capture(run));
        } catch (IOException failure) {
            throw new OutsideFault(packets + ": cannot be moved: " + failure.getMessage(), failure);
        }
    }

    static Path capture(RunDirectory run) {
        return run.path().resolve(CAPTURE);
    }

    static Testimony read(RunDirectory run) {
        return run.readJson(NAME, Testimony.class);
    }
}
