package longwire.behaviour.bench;

import longwire.proxy.RunningProxy;

/**
 * A running proxy and the way through it.
 *
 * @param bench leads to the scripted origin
 */
public record Started(RunningProxy proxy, Bench bench) implements AutoCloseable {
    @Override
    public void close() {
        bench.close();
        proxy.close();
    }
}
