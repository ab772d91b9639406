package longwire.benchmarks;

import static io.gatling.javaapi.core.CoreDsl.rampUsers;

import io.gatling.javaapi.core.OpenInjectionStep;
import io.gatling.javaapi.core.PopulationBuilder;

/** A way to put the same load on the origin. */
interface Contender {
    String name();

    /** Users that open connections, send what is due, record it in {@code figures}, and close. */
    PopulationBuilder population(String scenario, Load load, Figures figures);

    /**
     * What every contender does.
     *
     * @param origin {@code ws://HOST:PORT/echo}
     * @param connections of each contender
     * @param handshakesPerSecond how fast they come
     * @param messagesPerSecond of each connection; 0 sends none
     * @param warmUpSeconds not measured
     * @param seconds measured
     */
    record Load(
            String origin,
            int connections,
            double handshakesPerSecond,
            double messagesPerSecond,
            int warmUpSeconds,
            int seconds) {
        static final int PAYLOAD_BYTES = 64;

        private static final double NANOS_PER_SECOND = 1e9;

        /** When message {@code k} of connection {@code index} is due, from the start on: evenly spread. */
        long dueNanos(int index, long k) {
            double interval = NANOS_PER_SECOND / messagesPerSecond;
            return (long) ((k + (double) index / connections) * interval);
        }

        /** From the start to when no more messages are due. */
        long lengthNanos() {
            return (long) (NANOS_PER_SECOND * (warmUpSeconds + seconds));
        }

        /** Gatling ramps over whole seconds only. */
        OpenInjectionStep arrivals() {
            return rampUsers(connections).during(Math.max(1, Math.round(connections / handshakesPerSecond)));
        }
    }
}
