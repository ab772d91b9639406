package longwire.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import org.junit.jupiter.api.Test;

/** Records that are read of keys. */
class RecordReaderTest {
    private static final String STANDARD =
            "connections = 5, flat-seconds = 2.5, colours = [red], block { listen = \"\", for-long = 3s }";

    record Word(String word) {}

    record Flat(double flatSeconds, List<Word> colours) {
        Flat {
            new Limits().above0("flat-seconds", flatSeconds, 100).refuse();
        }
    }

    record Block(Optional<Endpoint> listen, Duration forLong) {}

    record Whole(int connections, Flat flat, Block block, String known) {}

    @Test
    void aRecordHasTheKeysOfItsComponentsAmongTheOthersOrInABlockOfItsName() {
        Whole read = read("flat-seconds = 7, colours = \"blue, red\", block.listen = \"127.0.0.1:80\"");

        assertThat(read)
                .isEqualTo(new Whole(
                        5,
                        new Flat(7, List.of(new Word("blue"), new Word("red"))),
                        new Block(Optional.of(new Endpoint("127.0.0.1", 80)), Duration.ofSeconds(3)),
                        "told"));
    }

    @Test
    void everyFaultIsToldAtOnceOfValuesAndOfRecords() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("connections = many, flat-seconds = 0, block { listen = 80, for-long = soon }"))
                .satisfies(fault -> assertThat(fault.getMessage().lines())
                        .containsExactly(
                                "connections: many (expected: a whole number)",
                                "flat-seconds: 0 (expected: a number above 0, at most 100)",
                                "block.listen: 80 (expected: HOST:PORT)",
                                "block.for-long: soon (expected: a duration such as 500ms, 3s or 2m, at most 1d)"));
    }

    private static Whole read(String given) {
        var standard = ConfigFactory.parseString(STANDARD);
        Values values = new Values(ConfigFactory.parseString(given).withFallback(standard));
        Whole whole = new RecordReader(values, new Values(standard))
                .texts(Endpoint.class, Endpoint::parse)
                .texts(Word.class, (key, word) -> new Word(word))
                .read(Whole.class, Map.of("known", "told"));
        values.refuseFaults();
        return whole;
    }
}
