package longwire.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Counts the packages of a source tree: files, lines, the packages each imports, circles among them; and the assertions of the
 * tests. Run from its source file, also on the checkout of another commit.
 */
final class Packages {
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(longwire(?:\\.[a-z0-9]+)+)\\.[A-Z*]", Pattern.MULTILINE);
    private static final Pattern ASSERTION = Pattern.compile("\\bassert[A-Z]\\w*\\(|\\.verify\\(\\)");

    private final Map<String, Integer> files = new TreeMap<>();
    private final Map<String, Integer> lines = new TreeMap<>();
    private final Map<String, Set<String>> imports = new TreeMap<>();

    private Packages(Path root) throws IOException {
        for (Path file : sources(root)) {
            String text = Files.readString(file);
            String name = root.relativize(file.getParent()).toString().replace('/', '.');
            files.merge(name, 1, Integer::sum);
            lines.merge(name, (int) text.lines().count(), Integer::sum);
            Set<String> used = imports.computeIfAbsent(name, any -> new TreeSet<>());
            Matcher found = IMPORT.matcher(text);
            while (found.find()) {
                used.add(found.group(1));
            }
            used.remove(name);
        }
        imports.values().forEach(used -> used.retainAll(files.keySet()));
    }

    /** The root of a checkout. */
    public static void main(String[] arguments) throws IOException {
        Path checkout = Path.of(arguments[0]);
        Packages packages = new Packages(checkout.resolve("src/main/java"));
        System.out.println(" files   lines  imports  package");
        packages.files.forEach((name, count) -> System.out.printf(
                "%6d  %6d  %7d  %s%n",
                count, packages.lines.get(name), packages.imports.get(name).size(), name));
        System.out.printf(
                "%6d  %6d  %7d  all %d packages; the largest has %d files; %d in circles%n",
                sum(packages.files),
                sum(packages.lines),
                packages.imports.values().stream().mapToInt(Set::size).sum(),
                packages.files.size(),
                packages.files.values().stream().max(Comparator.naturalOrder()).orElse(0),
                packages.inCircles().size());
        Path tests = checkout.resolve("src/test/java");
        long assertions = 0;
        for (Path file : sources(tests)) {
            assertions += ASSERTION.matcher(Files.readString(file)).results().count();
        }
        System.out.printf("%6d  test files with %d assertions%n", sources(tests).size(), assertions);
    }

    /** Those that reach themselves through what they import. */
    private List<String> inCircles() {
        List<String> circles = new ArrayList<>();
        for (String name : files.keySet()) {
            Set<String> reached = new HashSet<>();
            List<String> next = new ArrayList<>(imports.get(name));
            while (!next.isEmpty()) {
                String at = next.remove(next.size() - 1);
                if (reached.add(at)) {
                    next.addAll(imports.get(at));
                }
            }
            if (reached.contains(name)) {
                circles.add(name);
            }
        }
        return circles;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
