package longwire.viewer;

import static longwire.viewer.InFlight.Answer.AGAIN;
import static longwire.viewer.InFlight.Answer.IN_ORDER;
import static longwire.viewer.InFlight.Answer.OUT_OF_ORDER;
import static longwire.viewer.InFlight.Answer.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import longwire.viewer.InFlight.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @ParameterizedTest(name = "{0}: answers to {2} of {1} sent are {3}")
    @MethodSource("answers")
    void eachAnswerIsSeenForWhatItIs(String sentence, int sent, List<Integer> answers, List<Answer> expected) {
        send(sent);

        List<Answer> seen = new ArrayList<>();
        for (int sequence : answers) {
            seen.add(answer(sequence));
        }

        assertThat(seen).isEqualTo(expected);
    }

    static List<Arguments> answers() {
        return List.of(
                Arguments.of("in order", 3, List.of(0, 1, 2), List.of(IN_ORDER, IN_ORDER, IN_ORDER)),
                Arguments.of("in reverse", 3, List.of(2, 1, 0), List.of(IN_ORDER, OUT_OF_ORDER, OUT_OF_ORDER)),
                Arguments.of("one overtaken", 3, List.of(1, 0, 2), List.of(IN_ORDER, OUT_OF_ORDER, IN_ORDER)),
                Arguments.of("one lost", 4, List.of(1, 2, 3), List.of(IN_ORDER, IN_ORDER, IN_ORDER)),
                Arguments.of("the oldest again", 2, List.of(0, 0), List.of(IN_ORDER, AGAIN)),
                Arguments.of("a newer one again", 2, List.of(1, 1), List.of(IN_ORDER, AGAIN)),
                Arguments.of("again after all", 2, List.of(0, 1, 0), List.of(IN_ORDER, IN_ORDER, AGAIN)),
                Arguments.of("never sent", 2, List.of(2, -1, 1_000), List.of(UNKNOWN, UNKNOWN, UNKNOWN)),
                Arguments.of("nothing sent", 0, List.of(0), List.of(UNKNOWN)));
    }

    @Test
    void anAnswerToOneThatWaitsToBeSentIsUnknown() {
        inFlight.offer(10);

        assertThat(inFlight.answer(0)).isEqualTo(UNKNOWN);
        assertThat(inFlight.wasSent(0)).isFalse();
    }

    @Test
    void timesAreKeptWhileTheRingGrowsAndWraps() {
        send(5);
        for (int sequence = 0; sequence < 5; sequence++) {
            answer(sequence);
        }

        // From the sixth slot of eight on, so that each doubling finds it wrapped.
        int newest = 5 + 1_000;
        for (int sequence = 5; sequence < newest; sequence++) {
            assertThat(inFlight.offer(sequence * 10L)).isEqualTo(sequence);
            inFlight.sent(sequence, sequence * 10L + 1);
        }

        for (int sequence = 5; sequence < newest; sequence++) {
            assertThat(inFlight.dueNanos(sequence)).isEqualTo(sequence * 10L);
            assertThat(inFlight.sentNanos(sequence)).isEqualTo(sequence * 10L + 1);
            assertThat(answer(sequence)).isEqualTo(IN_ORDER);
        }
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void oneAnsweredBeforeTheRingGrewIsStillAnswered() {
        send(8);
        answer(3);

        send(8);

        assertThat(inFlight.answer(3)).isEqualTo(AGAIN);
        assertThat(inFlight.answer(4)).isEqualTo(IN_ORDER);
        assertThat(inFlight.answer(2)).isEqualTo(OUT_OF_ORDER);
    }

    @Test
    void beyondTheLimitNoMoreIsTakenUntilTheOldestIsAnswered() {
        send(InFlight.LIMIT);

        assertThat(inFlight.offer(1)).isEqualTo(-1);
        answer(1);
        assertThat(inFlight.offer(1)).isEqualTo(-1);
        answer(0);
        assertThat(inFlight.offer(1)).isEqualTo(InFlight.LIMIT);
        assertThat(inFlight.offer(1)).isEqualTo(InFlight.LIMIT + 1);
        assertThat(inFlight.offer(1)).isEqualTo(-1);
    }

    @Test
    void whatIsLeftIsTakenOutFromTheOldestOn() {
        send(5);
        answer(0);
        answer(2);

        List<Long> taken = new ArrayList<>();
        for (long oldest = inFlight.removeOldest(); oldest >= 0; oldest = inFlight.removeOldest()) {
            taken.add(oldest);
        }

        assertThat(taken).containsExactly(1L, 3L, 4L);
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void anAnswerToOneThatWasGivenUpCountsAsAgain() {
        send(2);

        inFlight.giveUp(0);

        assertThat(answer(0)).isEqualTo(AGAIN);
        assertThat(answer(1)).isEqualTo(IN_ORDER);
    }

    @Test
    void theOldestUnsentIsSentNext() {
        inFlight.offer(10);
        inFlight.offer(20);

        assertThat(inFlight.nextUnsent()).isZero();
        inFlight.sent(0, 11);
        assertThat(inFlight.nextUnsent()).isEqualTo(1);
        inFlight.sent(1, 21);
        assertThat(inFlight.nextUnsent()).isEqualTo(-1);
    }

    @Test
    void whatWasNeverSentIsNotSentAfterAllWereGivenUp() {
        inFlight.offer(10);
        inFlight.removeOldest();

        inFlight.clear();
        long next = inFlight.offer(20);

        assertThat(next).isEqualTo(1);
        assertThat(inFlight.nextUnsent()).isEqualTo(next);
    }

    private void send(int messages) {
        for (int i = 0; i < messages; i++) {
            long sequence = inFlight.offer(i);
            inFlight.sent(sequence, i);
        }
    }

    private Answer answer(long sequence) {
        Answer answer = inFlight.answer(sequence);
        if (answer == IN_ORDER || answer == OUT_OF_ORDER) {
            inFlight.remove(sequence);
        }
        return answer;
    }
}
