package longwire.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import longwire.selftest.SelfTest;
import longwire.selftest.SelfTestSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures values that are known beforehand, to show whether this machine is fit to measure. */
@Command(
        name = "selftest",
        description = "Show whether this machine is fit to measure, and if not, why.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Takes about five minutes, with --quick about two, with --rounds 200 about 45.",
            "Exit status: 0 fit; 1 not fit."
        })
final class SelfTestCommand implements Callable<Integer> {
    private static final int NOT_FIT = 1;

    @Option(
            names = "--quick",
            description = "Skip the comparisons, which find how often a difference is reported where there is none.")
    private boolean quick;

    @Option(
            names = "--rounds",
            defaultValue = "12",
            description =
                    "Number of rounds of the comparisons; ten rounds form one comparison. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Mixin
    private ResultsOption results;

    @Option(
            names = "--plans",
            paramLabel = "DIR",
            defaultValue = "simulations/plans",
            description = "Directory of the plans selftest-*.conf. Default: ${DEFAULT-VALUE}.")
    private Path plans;

    @Option(
            names = "--again",
            paramLabel = "SELFTEST",
            description = "Measure nothing; judge again the runs that an earlier self-test recorded in this directory.")
    private Path again;

    @Override
    public Integer call() {
        SelfTest selfTest = new SelfTest(System.out::println);
        boolean fit = again == null
                ? selfTest.run(new SelfTestSettings(results.directory, plans, quick, rounds))
                : selfTest.again(again);
        return fit ? 0 : NOT_FIT;
    }
}
