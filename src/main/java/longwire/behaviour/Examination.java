package longwire.behaviour;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import longwire.behaviour.bench.Bench;
import longwire.behaviour.bench.Subject;
import longwire.behaviour.bench.Together;
import longwire.behaviour.finding.Finding;
import longwire.behaviour.finding.Findings;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.kind.Behaviour;
import longwire.behaviour.kind.UrlBehaviour;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.proxy.ProxyDriver;
import longwire.viewer.Target;

/** Tries all behaviours of one proxy at the same time. */
final class Examination {
    private Examination() {}

    /** What {@code driver}'s proxy does, or why it could not be started; {@code progress} is told when it has been. */
    static Portrait of(ProxyDriver driver, Path directory, List<Behaviour> behaviours, Consumer<String> progress) {
        try (Subject subject = new Subject(driver, directory)) {
            progress.accept(driver.name() + ": started");
            List<Callable<List<Finding>>> tasks = behaviours.stream()
                    .<Callable<List<Finding>>>map(behaviour -> () ->
                            gather(new Findings(behaviour.name()), findings -> behaviour.observe(subject, findings)))
                    .toList();
            return new Portrait(
                    driver.name(),
                    subject.shared().proxy().version(),
                    subject.shared().proxy().configurationFile(),
                    Together.run(tasks).stream().flatMap(List::stream).toList(),
                    "",
                    List.of());
        } catch (OutsideFault | InputFault failed) {
            return Portrait.failed(driver.name(), failed.getMessage());
        }
    }

    /** What the server at {@code target} does, as far as that can be asked without harm. */
    static Portrait of(Target target, List<UrlBehaviour> behaviours, List<String> notes) {
        try (Bench bench = new Bench(target, null)) {
            List<Callable<List<Finding>>> tasks = behaviours.stream()
                    .<Callable<List<Finding>>>map(behaviour -> () ->
                            gather(new Findings(behaviour.name()), findings -> behaviour.observe(bench, findings)))
                    .toList();
            List<Finding> findings =
                    Together.run(tasks).stream().flatMap(List::stream).toList();
            return new Portrait(target.toString(), "", "", findings, "", notes);
        }
    }

    private interface Observation {
        void into(Findings findings);
    }

    /** What was said before a failure counts. */
    private static List<Finding> gather(Findings findings, Observation observation) {
        try {
            observation.into(findings);
        } catch (OutsideFault | InputFault failed) {
            findings.giveUp(firstLine(failed));
        }
        return findings.all();
    }

    private static String firstLine(RuntimeException failed) {
        return failed.getMessage().lines().findFirst().orElse("");
    }
}
