package longwire.fleet.engine;

/**
 * What the connection of a process to its fleet has cost so far.
 *
 * @param cpuNanos CPU time of the engine's threads, on which members' readings are merged as well
 * @param sentBytes of messages to all others, before TLS
 * @param receivedBytes likewise
 */
public record EngineUse(long cpuNanos, long sentBytes, long receivedBytes) {
    /** From {@code earlier} until now. */
    public EngineUse since(EngineUse earlier) {
        return new EngineUse(
                cpuNanos - earlier.cpuNanos, sentBytes - earlier.sentBytes, receivedBytes - earlier.receivedBytes);
    }
}
