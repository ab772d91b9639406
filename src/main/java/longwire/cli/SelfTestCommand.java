package longwire.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import longwire.selftest.SelfTest;
import longwire.selftest.SelfTestSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures what is known beforehand, to see whether this machine is fit to measure what is not. */
@Command(
        name = "selftest",
        description = "Shows that this machine is fit to measure, and why not otherwise.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "About five minutes; with --quick about two; with --rounds 200 three quarters of an hour, nearly all of"
                    + " it the rounds.",
            "Exit status: 0 fit, 1 not fit."
        })
final class SelfTestCommand implements Callable<Integer> {
    private static final int NOT_FIT = 1;

    @Option(names = "--quick", description = "Leaves out the comparisons: how often two that are one are told apart.")
    private boolean quick;

    @Option(
            names = "--rounds",
            defaultValue = "12",
            description = "Rounds of the comparisons; every ten are one real comparison. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            defaultValue = "results",
            description = "Where its directory is made. Default: ${DEFAULT-VALUE}.")
    private Path results;

    @Option(
            names = "--plans",
            paramLabel = "DIR",
            defaultValue = "simulations/plans",
            description = "Where its plans are, selftest-*.conf. Default: ${DEFAULT-VALUE}.")
    private Path plans;

    @Option(
            names = "--again",
            paramLabel = "SELFTEST",
            description = "Records nothing, but judges again what an earlier self-test recorded in this directory.")
    private Path again;

    @Override
    public Integer call() {
        SelfTest selfTest = new SelfTest(System.out::println);
        boolean fit = again == null
                ? selfTest.run(new SelfTestSettings(results, plans, quick, rounds))
                : selfTest.again(again);
        return fit ? 0 : NOT_FIT;
    }
}
