package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Random;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Latencies;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.junit.jupiter.api.Test;

class MergedExactlyTest {
    private static final int MEMBERS = 3;

    private final Readings lead = new Readings(MEMBERS);

    /** Latencies from a microsecond to beyond the longest that is kept, in several intervals of each member. */
    @Test
    void theSumOfAllMembersEqualsOneRecorderFedAllSamplesBucketForBucket() {
        Histogram one = Latencies.histogram();
        Histogram merged = Latencies.histogram();
        Random random = new Random(1);
        Readings[] members = {new Readings(2), new Readings(2), new Readings(2)};

        for (int interval = 0; interval < 5; interval++) {
            for (int sample = 0; sample < 20_000; sample++) {
                long nanos = (long) Math.exp(7 + 18 * random.nextDouble());
                members[sample % MEMBERS].shard(sample % 2).recorder().record(Series.RESPONSE, nanos);
                one.recordValue(Latencies.bounded(nanos));
            }
            for (int member = 0; member < MEMBERS; member++) {
                bring(member, members[member]);
            }
            merged.add(lead.takeInterval().get(Series.RESPONSE));
        }

        assertThat(merged.getTotalCount()).isEqualTo(100_000);
        assertThat(merged).isEqualTo(one);
        for (HistogramIterationValue bucket : one.allValues()) {
            assertThat(merged.getCountAtValue(bucket.getValueIteratedTo()))
                    .isEqualTo(bucket.getCountAtValueIteratedTo());
        }
    }

    @Test
    void countsAreThoseOfAllMembersHoweverOftenTheyAreTold() {
        Readings member = new Readings(1);
        member.shard(0).tally().add(Count.SENT, 10);
        member.shard(0).dropped("1001");

        bring(0, member);
        bring(0, member);
        member.shard(0).tally().add(Count.SENT, 5);
        bring(0, member);
        bring(1, member);

        assertThat(lead.counts()).containsEntry(Count.SENT, 30L).containsEntry(Count.DROPPED, 2L);
        assertThat(lead.drops()).isEqualTo(Map.of("1001", 2L));
    }

    @Test
    void bytesThatAreNoHistogramAreRefused() {
        Interval damaged = new Interval(0, 0, 1, Map.of("response", "AAAA"), Map.of(), Map.of(), Map.of());

        assertThatThrownBy(damaged::decoded)
                .isInstanceOf(OutsideFault.class)
                .hasMessage("a member's histogram of response cannot be decoded");
    }

    /** As it travels. */
    private void bring(int member, Readings readings) {
        Interval told = Interval.of(0, readings.takeInterval(), readings, 0, 1_000);
        Interval read = Note.read(Note.of(Note.What.INTERVAL, 1, told).bytes()).content(Interval.class);
        lead.shard(member).bring(read.decoded());
        lead.shard(member).bring(read.countsByKind(), read.drops(), read.refusals());
    }
}
