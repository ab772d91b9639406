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
 * @param configurationSha256 of the configuration in effect; empty where there is none
 */
record PathEvidence(
        String name,
        String proxy,
        String version,
        String tls,
        String delay,
        Map<String, String> settings,
        String configurationSha256) {
    static PathEvidence of(PlannedPath path, RunningProxy running) {
        return new PathEvidence(
                path.name(),
                path.driver().name(),
                running.version(),
                path.encryption().name().toLowerCase(Locale.ROOT),
                path.delay().map(Delay::text).orElse(""),
                path.settings().decided(),
                running.configuration().isEmpty() ? "" : sha256(running.configuration()));
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
