package longwire.fleet;

import java.util.List;
import longwire.process.MemoryReading;
import longwire.results.FleetTrial;
import longwire.results.TrialSummary;

/**
 * What a member's viewers of a trial came to.
 *
 * @param summaries one for each side, as of a run of its own
 * @param aheadNanos how long before its first message was due the member knew when; below 0 if it came to know too late
 * @param startsLateNanos how late it was at what all members begin together, by its own clock
 * @param grown memory, from before its first handshake to when all its viewers were open
 * @param coordination what being of a fleet cost it
 */
record TrialEnd(
        List<TrialSummary> summaries,
        long aheadNanos,
        List<Long> startsLateNanos,
        MemoryReading grown,
        FleetTrial.Coordination coordination) {}
