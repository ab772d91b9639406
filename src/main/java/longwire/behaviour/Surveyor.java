package longwire.behaviour;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import longwire.behaviour.bench.Waiting;
import longwire.behaviour.finding.Portrait;
import longwire.behaviour.finding.Survey;
import longwire.behaviour.kind.Behaviours;
import longwire.fault.OutsideFault;
import longwire.process.Build;
import longwire.process.Machine;
import longwire.process.Scratch;

/** Tries several proxies, some at a time, and tells its progress. */
public final class Surveyor {
    /** One spends most of its time waiting; more would disturb each other's times on two processors. */
    private static final int AT_ONCE = 3;

    private final List<Choice> choices;
    private final Duration idle;
    private final Consumer<String> progress;

    private Surveyor(List<Choice> choices, Duration idle, Consumer<String> progress) {
        this.choices = choices;
        this.idle = idle;
        this.progress = progress;
    }

    /**
     * Prepares the survey of {@code words}, each NAME, NAME=PROGRAM, {@code all} or a URL.
     *
     * @param configurations files of the user's by the name of their proxy
     * @param idle how long a silent connection to a URL is watched
     * @param progress gets a line when a proxy has been tried
     * @throws longwire.fault.InputFault if that cannot be tried; nothing has been started
     */
    public static Surveyor of(
            List<String> words, Map<String, Path> configurations, Duration idle, Consumer<String> progress) {
        return new Surveyor(Choice.of(words, configurations), idle, progress);
    }

    /** Tries them all. One that fails is told in its portrait. */
    public Survey run() {
        long begun = System.nanoTime();
        Path directory = Scratch.temporary("longwire-behave-");
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, task -> {
            Thread thread = new Thread(task, "behave");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Portrait>> running = new ArrayList<>();
            for (int i = 0; i < choices.size(); i++) {
                Choice choice = choices.get(i);
                Path own = directory.resolve(Integer.toString(i));
                running.add(threads.submit(() -> portrait(choice, own)));
            }
            List<Portrait> portraits = new ArrayList<>();
            for (Future<Portrait> each : running) {
                portraits.add(result(each));
            }
            return new Survey(
                    Build.current().text(),
                    LocalDate.now(ZoneOffset.UTC).toString(),
                    Machine.distribution(),
                    seconds(begun),
                    portraits);
        } finally {
            threads.shutdownNow();
            Scratch.delete(directory);
        }
    }

    private Portrait portrait(Choice choice, Path directory) throws IOException {
        long begun = System.nanoTime();
        Portrait portrait = choice.target().isPresent()
                ? UrlExamination.of(choice.target().get(), idle)
                : Examination.of(
                        choice.driver().orElseThrow(), Files.createDirectory(directory), Behaviours.all(), progress);
        progress.accept(
                portrait.fault().isEmpty()
                        ? String.format(
                                "%s: %d findings in %d s",
                                portrait.label(), portrait.findings().size(), seconds(begun))
                        : portrait.proxy() + ": "
                                + portrait.fault().lines().findFirst().orElse(""));
        return portrait;
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private static Portrait result(Future<Portrait> future) {
        try {
            return future.get();
        } catch (InterruptedException stopped) {
            throw Waiting.fault(stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new OutsideFault(failed.getCause().getMessage(), failed);
        }
    }
}
