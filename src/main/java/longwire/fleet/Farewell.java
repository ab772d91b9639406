package longwire.fleet;

/**
 * How a member left that was told to end in the middle.
 *
 * @param open connections that it had then
 * @param closed how many of them it has closed, in the way of their transport
 * @param nanos how long that took
 */
record Farewell(long open, long closed, long nanos) {}
