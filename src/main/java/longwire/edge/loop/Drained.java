package longwire.edge.loop;

/** A viewer's connection that speaks HTTP, as a drain sees it. */
public interface Drained {
    /** The edge is shutting down: accepts no more requests, and closes as soon as no request is being answered. */
    void drain();
}
