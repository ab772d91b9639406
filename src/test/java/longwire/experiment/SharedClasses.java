package longwire.experiment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.process.JavaCommand;
import longwire.process.Scratch;
import longwire.process.ShortCommand;

/**
 * Classes that the JVMs of experiments have read and checked once for all of them (class-data sharing): a third of what such a JVM
 * does in its few seconds. Made by the first experiment of a build, in a directory whose name changes with the classes.
 */
final class SharedClasses {
    private static final Path DIRECTORY = Path.of("target", "shared-classes");
    private static final String HANDED_ON = "-D" + JavaCommand.PROPERTY + "=";
    private static final SharedClasses OF_THIS_BUILD = new SharedClasses();

    private final List<Path> classPath = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();
    private final Path made = DIRECTORY.resolve(Integer.toHexString(state()));
    private final Path archive = made.resolve("classes.jsa");
    /** Of the run that made them; the last of the files. */
    private final Path log = made.resolve("run.log");

    private SharedClasses() {}

    /**
     * {@code command}, of a JVM, with the classes shared: also with those that it starts. The same command where they can't be, as
     * without the property of those JVMs, whose collector must be that of the archive.
     */
    static List<String> in(List<String> command) throws IOException {
        if (command.stream().noneMatch(argument -> argument.startsWith(HANDED_ON)) || !OF_THIS_BUILD.isMade()) {
            return command;
        }
        // JDK 25 tells of every option with which it can share less.
        List<String> sharing =
                List.of("-XX:SharedArchiveFile=" + OF_THIS_BUILD.archive.toAbsolutePath(), "-Xlog:cds*=off");
        return OF_THIS_BUILD.with(sharing, " " + String.join(" ", sharing), command);
    }

    private boolean isMade() throws IOException {
        Files.createDirectories(made);
        try (FileChannel file =
                FileChannel.open(made.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.lock();
            if (!Files.exists(log)) {
                make();
            }
            return Files.exists(archive);
        }
    }

    private void make() throws IOException {
        try (Stream<Path> all = Files.list(DIRECTORY)) {
            // Of builds before this one, some 50 MB each.
            all.filter(other -> !other.equals(made)).forEach(Scratch::delete);
        }
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(System.out, System.err, "--create", "--file", asFile(entry), "-C", entry.toString(), ".");
            }
        }
        List<String> small = ExperimentProcess.plainCommand(
                made,
                ExperimentProcess.run(
                        "EchoRoundTrip", SmallPlan.with("paths=edge", "duration=100ms", "warm-up-messages=0")));
        ShortCommand dumping =
                ShortCommand.run(with(List.of("-XX:ArchiveClassesAtExit=" + archive.toAbsolutePath()), "", small));
        Files.writeString(log, dumping.text());
    }

    /** {@code command} with {@code own} for its JVM, {@code handedOn} for those that it starts, and our class path. */
    private List<String> with(List<String> own, String handedOn, List<String> command) {
        List<String> shared = new ArrayList<>(command);
        shared.set(shared.indexOf("-cp") + 1, classPathOfFiles());
        shared.replaceAll(argument -> argument.startsWith(HANDED_ON) ? argument + handedOn : argument);
        shared.addAll(1, own);
        return shared;
    }

    private String classPathOfFiles() {
        return classPath.stream().map(this::asFile).collect(Collectors.joining(File.pathSeparator));
    }

    /** Classes of a directory can't be shared, those of a file can. */
    private String asFile(Path entry) {
        return Files.isDirectory(entry)
                ? made.resolve(entry.getFileName() + ".jar").toAbsolutePath().toString()
                : entry.toString();
    }

    /** Of all classes and files of the class path, and of the JVM. */
    private int state() {
        try {
            List<Object> state = new ArrayList<>(List.of(System.getProperty("java.vm.version")));
            for (Path entry : classPath) {
                try (Stream<Path> files = Files.walk(entry)) {
                    for (Path file : files.sorted().toList()) {
                        state.add(file);
                        state.add(Files.isDirectory(file) ? "" : Files.getLastModifiedTime(file));
                    }
                }
            }
            return Objects.hash(state);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
