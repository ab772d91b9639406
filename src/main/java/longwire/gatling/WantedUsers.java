package longwire.gatling;

import io.gatling.commons.util.Clock;
import io.gatling.core.controller.inject.InjectionProfile;
import io.gatling.core.controller.inject.Workload;
import io.gatling.core.controller.inject.open.OpenInjectionProfile;
import io.gatling.core.scenario.Scenario;
import io.gatling.core.stats.StatsEngine;
import io.gatling.javaapi.core.PopulationBuilder;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import scala.Option;
import scala.collection.immutable.List$;

/**
 * The injection of a population that can be skipped. Gatling requests the users of a population when the previous
 * population has ended, so the decision falls at its turn.
 */
final class WantedUsers implements InjectionProfile {
    /** Gatling regards a population without users as ended. */
    private static final InjectionProfile NOBODY = new OpenInjectionProfile(List$.MODULE$.empty());

    private final InjectionProfile users;
    private final BooleanSupplier wanted;

    private WantedUsers(InjectionProfile users, BooleanSupplier wanted) {
        this.users = users;
        this.wanted = wanted;
    }

    static PopulationBuilder of(PopulationBuilder population, BooleanSupplier wanted) {
        io.gatling.core.structure.PopulationBuilder all = population.asScala();
        return new PopulationBuilder(all.copy(
                all.scenarioBuilder(),
                new WantedUsers(all.injectionProfile(), wanted),
                all.scenarioProtocols(),
                all.scenarioThrottleSteps(),
                all.pauseType(),
                all.children(),
                all.shard()));
    }

    /** The number of users if the population is wanted; requested before its turn. */
    @Override
    public Option<Object> totalUserCount() {
        return users.totalUserCount();
    }

    @Override
    public Workload workload(
            Scenario scenario,
            AtomicLong userIds,
            long startTime,
            EventLoopGroup eventLoops,
            StatsEngine statistics,
            Clock clock) {
        InjectionProfile now = wanted.getAsBoolean() ? users : NOBODY;
        return now.workload(scenario, userIds, startTime, eventLoops, statistics, clock);
    }
}
