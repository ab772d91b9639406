package longwire.behaviour.bench;

/**
 * How the other side ended a connection.
 *
 * @param reset whether by a reset, otherwise by a FIN
 * @param nanos when we noticed, by {@link System#nanoTime}
 */
public record Ending(boolean reset, long nanos) {
    /** FIN or RST. */
    public String label() {
        return reset ? "RST" : "FIN";
    }
}
