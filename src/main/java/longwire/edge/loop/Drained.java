package longwire.edge.loop;

/** A viewer's connection while it speaks HTTP, as the end of the edge concerns it. */
public interface Drained {
    /** The edge is about to end: takes no more requests, and closes as soon as none is being answered. */
    void drain();
}
