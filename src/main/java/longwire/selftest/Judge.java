package longwire.selftest;

import longwire.results.RunDirectory;

/** Compares a recorded run with the result that it must have. */
@FunctionalInterface
interface Judge {
    /** The judgement of {@code run}; only its directory is read. */
    Judgement of(RunDirectory run);
}
