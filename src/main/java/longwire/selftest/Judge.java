package longwire.selftest;

import longwire.results.RunDirectory;

/** Holds what was recorded against what must have been. */
@FunctionalInterface
interface Judge {
    /** What is to be said of {@code run}, of which nothing but its directory is known. */
    Judgement of(RunDirectory run);
}
