package longwire.experiment.aftermath;

/**
 * The memory (PSS) of a proxy in a disturbed trial.
 *
 * @param beforeBytes just before the disturbance; 0 if unknown
 * @param mostBytes from then on, at most; 0 if unknown
 * @param slope how it grew with each tunnel opened; null where too few were opened
 */
public record Memory(long beforeBytes, long mostBytes, MemoryCourse.Slope slope) {}
