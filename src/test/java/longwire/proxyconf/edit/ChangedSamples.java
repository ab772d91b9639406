package longwire.proxyconf.edit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import longwire.proxy.Culprits;
import longwire.proxy.ProxyDriver;
import longwire.proxyconf.lint.ProgramCheck;
import longwire.settings.Setting;

/**
 * What a proxy's own program says to its samples with settings changed. In each sample all are changed at once, to either
 * end of their ranges; and, in one sample or another, to either end each without each other, so that no setting is
 * accepted only because of another one. Where a program refuses, fewer are changed until it is known which is refused.
 */
final class ChangedSamples {
    private final Path directory;

    /** The program said {@code text} to {@code sample} because of {@code setting}. */
    record Refusal(String sample, String setting, String text) {}

    /** @param directory gets a directory for each program that is asked */
    ChangedSamples(Path directory) {
        this.directory = directory;
    }

    /** All that {@code driver}'s program, which is installed, refuses; nothing where all is well. */
    List<Refusal> refusals(ProxyDriver driver) throws Exception {
        ExecutorService asking =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<List<Refusal>>> answers = new ArrayList<>();
            List<String> samples = Samples.of(driver.name());
            for (int end = 0; end < 2; end++) {
                for (String sample : samples) {
                    Map<String, String> all = ends(driver.settings(), end);
                    answers.add(asking.submit(() -> refusals(driver, sample, all)));
                }
                for (List<Setting> part : eachWithoutEachOther(driver.settings())) {
                    String sample = samples.get(answers.size() % samples.size());
                    Map<String, String> some = ends(part, end);
                    answers.add(asking.submit(() -> refusals(driver, sample, some)));
                }
            }
            List<Refusal> refusals = new ArrayList<>();
            for (Future<List<Refusal>> answer : answers) {
                refusals.addAll(answer.get());
            }
            return refusals;
        } finally {
            asking.shutdownNow();
        }
    }

    private List<Refusal> refusals(ProxyDriver driver, String sample, Map<String, String> changes) throws Exception {
        List<Refusal> refusals = new ArrayList<>();
        Culprits.of(changes, some -> refusal(driver, sample, some))
                .forEach((name, text) -> refusals.add(new Refusal(sample, name, changes.get(name) + ": " + text)));
        return refusals;
    }

    private String refusal(ProxyDriver driver, String sample, Map<String, String> changes) throws Exception {
        Path file = Samples.write(Files.createTempDirectory(directory, "asked"), sample, "\n");
        for (Map.Entry<Path, String> text :
                UserConfiguration.read(driver.schema(), file).filesWith(changes).entrySet()) {
            Files.writeString(text.getKey(), text.getValue());
        }
        return ProgramCheck.refusal(file);
    }

    /** Parts of {@code settings}, so that of any two there is one with the first and without the second. */
    static List<List<Setting>> eachWithoutEachOther(List<Setting> settings) {
        List<List<Setting>> parts = new ArrayList<>();
        // Two numbers differ in a bit: one of them is among those that have it, the other among those that do not.
        for (int bit = 1; bit < settings.size(); bit <<= 1) {
            List<Setting> with = new ArrayList<>();
            List<Setting> without = new ArrayList<>();
            for (int number = 0; number < settings.size(); number++) {
                ((number & bit) == 0 ? without : with).add(settings.get(number));
            }
            parts.add(with);
            parts.add(without);
        }
        return parts;
    }

    private static Map<String, String> ends(List<Setting> settings, int end) {
        Map<String, String> ends = new LinkedHashMap<>();
        settings.forEach(
                setting -> ends.put(setting.name(), setting.range().ends().get(end)));
        return ends;
    }
}
