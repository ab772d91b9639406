package longwire.experiment.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import longwire.origin.Delay;
import longwire.plan.PlannedPath;
import longwire.proxy.RunningProxy;
import longwire.results.RunPath;

/** Makes what a run keeps of its paths. */
final class PathEvidence {
    private PathEvidence() {}

    /** What ran. */
    private record Program(String version, String file, String configuration, String configurationSha256) {
        static final Program NONE = new Program("", "", "", "");
    }

    static RunPath of(PlannedPath path, RunningProxy running) {
        String text = running.configuration();
        Program program = new Program(
                running.version(), running.program(), running.configurationFile(), text.isEmpty() ? "" : sha256(text));
        return of(path, program, "");
    }

    /** Of one that did not come about, for {@code reason}. */
    static RunPath notStarted(PlannedPath path, String reason) {
        return of(path, Program.NONE, reason);
    }

    /** The same as {@code before} of one that turned out not to answer, for {@code reason}. */
    static RunPath notAnswering(RunPath before, PlannedPath path, String reason) {
        Program program =
                new Program(before.version(), before.program(), before.configuration(), before.configurationSha256());
        return of(path, program, reason);
    }

    private static RunPath of(PlannedPath path, Program program, String notStarted) {
        return new RunPath(
                path.name(),
                path.driver().name(),
                program.version(),
                program.file(),
                program.configuration(),
                path.encryption().name().toLowerCase(Locale.ROOT),
                path.delay().map(Delay::text).orElse(""),
                path.settings().decided(),
                path.system(),
                program.configurationSha256(),
                notStarted);
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
