package longwire.disturbance;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import longwire.fault.OutsideFault;
import longwire.proxy.Operation;
import longwire.proxy.RunningProxy;

/** The proxy is reloaded; or it is drained, stopped or killed, and started again as a deploy does. */
record ProxyOperation(Operation operation) implements Disturbance {
    @Override
    public String label() {
        return operation.label();
    }

    @Override
    public Subject subject() {
        return Subject.PROXY;
    }

    @Override
    public boolean cuts() {
        return true;
    }

    /** What is killed leaves nothing. */
    @Override
    public boolean replacesProcesses() {
        return operation == Operation.DRAIN || operation == Operation.STOP;
    }

    @Override
    public void check(RunningProxy proxy) {
        if (!proxy.operations().contains(operation)) {
            String others =
                    proxy.operations().stream().map(Operation::label).sorted().collect(Collectors.joining(", "));
            throw new OutsideFault("disturbance.what: " + label() + " (expected: "
                    + (others.isEmpty() ? "another path, since nothing can be done to this one" : others)
                    + ", which this proxy has)");
        }
    }

    @Override
    public void happen(Scene scene, Duration lasting) {
        scene.proxy().perform(operation);
        if (!operation.ends()) {
            return;
        }
        try {
            TimeUnit.NANOSECONDS.sleep(lasting.toNanos());
        } catch (InterruptedException trialEnded) {
            Thread.currentThread().interrupt();
            return;
        }
        scene.proxy().startAgain();
    }
}
