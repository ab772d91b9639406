package longwire.experiment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import longwire.origin.Delay;
import longwire.proxy.RunningProxy;

/**
 * What a path was, as {@code paths.json} keeps it.
 *
 * @param name of the path
 * @param proxy which of them
 * @param version as the program says; empty for none
 * @param tls which sides speak it
 * @param delay by which the origin kept its replies back on purpose; empty for none
 * @param settings all that have a value, standard ones too
 * @param system settings of the kernel that were in effect during its trials, by the names of sysctl
 * @param configurationSha256 of the configuration in effect; empty where there is none
 * @param notStarted why it was not measured at all; empty where it was, or was to be
 */
record PathEvidence(
        String name,
        String proxy,
        String version,
        String tls,
        String delay,
        Map<String, String> settings,
        Map<String, String> system,
        String configurationSha256,
        String notStarted) {
    static PathEvidence of(PlannedPath path, RunningProxy running) {
        String configuration = running.configuration();
        return of(path, running.version(), configuration.isEmpty() ? "" : sha256(configuration), "");
    }

    /** Of one that did not come about, for {@code reason}. */
    static PathEvidence notStarted(PlannedPath path, String reason) {
        return of(path, "", "", reason);
    }

    /** The same of one that turned out not to answer, for {@code reason}. */
    PathEvidence notAnswering(PlannedPath path, String reason) {
        return of(path, version, configurationSha256, reason);
    }

    private static PathEvidence of(PlannedPath path, String version, String configurationSha256, String notStarted) {
        return new PathEvidence(
                path.name(),
                path.driver().name(),
                version,
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
