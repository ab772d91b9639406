package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.measurement.SendSchedule;
import longwire.plan.Plan;
import longwire.plan.PlanReader;
import longwire.viewer.Share;
import longwire.viewer.StreamSettings;
import longwire.viewer.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DivisionTest {
    private static final String SIMULATION = "longwire.simulations.EchoRoundTrip";
    private static final String OWN_PLAN = "plans/echo-round-trip.conf";
    private static final long SECONDS_NANOS = TimeUnit.SECONDS.toNanos(3);

    @TempDir
    private Path directory;

    /** A rate and a number of connections whose quotients are not exact, so that a share computed anew would differ. */
    @ParameterizedTest
    @ValueSource(strings = {"uniform", "poisson"})
    void theUnionOfTheMembersSchedulesIsThePlansOwnToTheNanosecond(String arrival) throws IOException {
        Plan whole = plan("connections=1001", "rate=7777.7", "arrival=" + arrival, "paths=direct");
        List<Long> planned = new ArrayList<>();
        IntStream.range(0, 1001).forEach(index -> addDue(planned, whole.stream(), index, 1001));

        List<Long> united = new ArrayList<>();
        for (Assignment sent : division(whole, 3).assignments()) {
            // As it travels.
            Assignment assignment =
                    Note.read(Note.of(Note.What.ASSIGNMENT, 0, sent).bytes()).content(Assignment.class);
            Plan own = read(assignment);
            StreamSettings stream = assignment.stream(own.stream());
            IntStream.range(0, own.traffic().connections())
                    .forEach(local ->
                            addDue(united, stream, assignment.share().index(local, 1), assignment.connections()));
        }

        planned.sort(null);
        united.sort(null);
        assertThat(united).hasSizeGreaterThan(20_000).isEqualTo(planned);
    }

    @Test
    void aMembersPlanHasItsShareAndTheLeadsPaths() throws IOException {
        Plan whole =
                plan("connections=1000", "rate=2000", "handshakes-per-second=300", "paths=[direct,edge]", "repeats=2");

        Plan second = read(division(whole, 4).assignments().get(1));

        assertThat(second.traffic().connections()).isEqualTo(250);
        assertThat(second.traffic().rate()).isEqualTo(500);
        assertThat(second.traffic().handshakesPerSecond()).isEqualTo(75);
        assertThat(second.paths()).extracting("name").containsExactly("direct", "edge");
        assertThat(second.ownOrigin()).isFalse();
        assertThat(second.trials().seed()).isEqualTo(whole.trials().seed());
        assertThat(second.kept().name()).isEqualTo(whole.kept().name() + "-member-2");
    }

    /** An address is a source of one member only: it is the group's number modulo all sources that tells it. */
    @Test
    void noTwoMembersShareASourceAddress() throws IOException {
        Plan whole = plan("connections=60000", "target=ws://127.0.0.1:9/echo");

        List<List<Integer>> sources = new ArrayList<>();
        for (Assignment assignment : division(whole, 4).assignments()) {
            int all = read(assignment).viewers().sourceAddresses();
            Share share = assignment.share();
            sources.add(IntStream.range(0, share.of(60_000, 1))
                    .map(local -> share.index(local, 1) % all)
                    .distinct()
                    .boxed()
                    .toList());
        }

        assertThat(sources).allSatisfy(each -> assertThat(each).hasSize(2));
        assertThat(sources.stream().flatMap(List::stream).distinct()).hasSize(8);
    }

    @Test
    void morePlannedThanMembersCanHoldIsRefusedForEachOfThem() throws IOException {
        Plan whole = plan("connections=1000", "paths=direct");

        assertThatThrownBy(() -> Division.check(whole, List.of(member(1, 499), member(2, 20_000))))
                .isInstanceOf(InputFault.class)
                .hasMessage("connections of member 1 (" + MemberFacts.own().host()
                        + ", process 4711): 500 (expected: at most 499, which is what its process may open)");
    }

    @Test
    void fewerConnectionsThanMembersAreRefused() throws IOException {
        Plan whole = plan("connections=1", "paths=direct");

        assertThatThrownBy(() -> Division.check(whole, List.of(member(1, 499), member(2, 499))))
                .isInstanceOf(InputFault.class)
                .hasMessage("connections: 1 (expected: at least 1 for each of 2 members)");
    }

    private static void addDue(List<Long> due, StreamSettings stream, int index, int viewers) {
        SendSchedule schedule = stream.schedule(index, viewers);
        for (int message = 0; schedule.dueNanos(message) < SECONDS_NANOS; message++) {
            due.add(schedule.dueNanos(message));
        }
    }

    private static Division division(Plan whole, int members) {
        return new Division(whole, path -> new Target(false, "127.0.0.1", 9, "/echo"), SIMULATION, members);
    }

    private Plan read(Assignment assignment) throws IOException {
        Path file = Files.writeString(directory.resolve("member-" + assignment.member() + ".conf"), assignment.plan());
        return plan("plan=" + file);
    }

    private static Plan plan(String... settings) {
        Properties properties = new Properties();
        Stream.of(settings)
                .forEach(setting -> properties.setProperty(
                        "longwire." + setting.substring(0, setting.indexOf('=')),
                        setting.substring(setting.indexOf('=') + 1)));
        return PlanReader.read(OWN_PLAN, properties, 4);
    }

    private static Member member(int number, long connections) {
        Member member = new Member(number, "node-" + number);
        MemberFacts own = MemberFacts.own();
        member.knownAs(new MemberFacts(
                own.version(),
                own.host(),
                4711,
                own.java(),
                own.kernel(),
                own.cpus(),
                connections,
                own.ports(),
                own.congestion(),
                own.load(),
                own.clock()));
        return member;
    }
}
