package longwire.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlowPlanTest {
    @TempDir
    private Path directory;

    @Test
    void slowIsLaterByATwentiethOfWhatItsProxyTakes() throws IOException {
        Path plan = Path.of("simulations/plans", Part.COMPARISONS.planFile());

        Config slowed = ConfigFactory.parseString(SlowPlan.of(plan, pilot("a", 143_900)));

        assertThat(slowed.getConfigList("longwire.paths"))
                .extracting(path -> path.getString("name") + " " + path.getString("proxy")
                        + (path.hasPath("delay") ? " " + path.getString("delay") : ""))
                .containsExactly("a edge", "b edge", "slow edge 7.2us");
        assertThat(SlowPlan.pilot(plan))
                .containsExactly("paths=[{name=a,proxy=edge},{name=b,proxy=edge}]", "order=a,b");
        assertThat(slowed.withoutPath("longwire.paths"))
                .isEqualTo(ConfigFactory.parseFile(plan.toFile()).withoutPath("longwire.paths"));
    }

    @Test
    void aPilotWithoutAValidTrialIsRefused() {
        Path plan = Path.of("simulations/plans", Part.COMPARISONS.planFile());

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> SlowPlan.of(plan, pilot("b", 80_000)))
                .withMessage("pilot of selftest-comparisons.conf: no VALID trial of a (expected: one or more)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            [{ name = a, proxy = edge }, { name = b, proxy = edge }]                                   | expected: a, b and slow
            [{ name = a, proxy = edge }, { name = b, proxy = nginx }, { name = slow, proxy = edge }]   | of one proxy
            [edge]                                                                                     | paths
            """)
    void aPlanOfOtherPathsIsRefused(String paths, String message) throws IOException {
        Path plan = Files.writeString(directory.resolve("own.conf"), "longwire { paths = " + paths + " }");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> SlowPlan.of(plan, pilot("a", 80_000)))
                .withMessageContaining(plan.toString())
                .withMessageContaining(message);
    }

    private RunDirectory pilot(String path, long nanos) {
        return new ExampleRun(directory)
                .with(path, "websocket", ExampleRun.trial().readings(Series.RESPONSE, 1_000, any -> nanos))
                .finished();
    }
}
