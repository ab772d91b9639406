package longwire.fleet.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The processes of a fleet, as the clustering library connects them: who is there, questions with an answer, and a stream of
 * news. Everything travels as bytes. What one process sends another arrives once and in order.
 */
public interface Engine extends AutoCloseable {
    /** What a process does when others ask, tell, come or leave. Nothing of it may block, apart from {@link #told}. */
    interface Hearer {
        /** The answer to a question of {@code node}, given whenever it is known. */
        CompletableFuture<byte[]> asked(String node, byte[] question);

        /** News of {@code node}. */
        void told(String node, byte[] news);

        /** Somebody came or left; {@code nodes} are all that are there now, in the order in which they came. */
        void changed(List<String> nodes);
    }

    /** The name of this process, unique in the fleet. */
    String self();

    /** Everybody, this process included, in the order in which they came: the first one leads. */
    List<String> nodes();

    /** Asks {@code node}; the future fails when it has left. */
    CompletableFuture<byte[]> ask(String node, byte[] question);

    /** Tells {@code node}. Waits while it is slower than the news. */
    void tell(String node, byte[] news);

    /** What it has cost this process so far. */
    EngineUse use();

    /** Leaves; the others are told. A second call does nothing. */
    @Override
    void close();
}
