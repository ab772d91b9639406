package longwire.proxy;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import longwire.viewer.Target;

/** A path to the origin on which we run no process. */
record NoProcess(Target base, UnaryOperator<String> path) implements RunningProxy {
    @Override
    public Target target(String wanted) {
        return base.withPath(path.apply(wanted));
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isAlive() {
        return true;
    }

    @Override
    public void close() {
        // Nothing was started.
    }
}
