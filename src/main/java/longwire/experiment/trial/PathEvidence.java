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

    static RunPath of(PlannedPath path, RunningProxy running) {
        String configuration = running.configuration();
        return of(path, running.version(), running.program(), configuration.isEmpty() ? "" : sha256(configuration), "");
    }

    /** Of one that did not come about, for {@code reason}. */
    static RunPath notStarted(PlannedPath path, String reason) {
        return of(path, "", "", "", reason);
    }

    /** The same as {@code before} of one that turned out not to answer, for {@code reason}. */
    static RunPath notAnswering(RunPath before, PlannedPath path, String reason) {
        return of(path, before.version(), before.program(), before.configurationSha256(), reason);
    }

    private static RunPath of(
            PlannedPath path, String version, String program, String configurationSha256, String notStarted) {
        return new RunPath(
                path.name(),
                path.driver().name(),
                version,
                program,
                path.encryption().name().toLowerCase(Locale.ROOT),
                path.delay().map(Delay::text).orElse(""),
                path.settings().decided(),
                path.system(),
                configurationSha256,
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
