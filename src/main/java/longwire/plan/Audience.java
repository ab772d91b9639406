package longwire.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.viewer.conversation.Protocol;
import longwire.viewer.opening.Feeder;
import longwire.viewer.opening.OpeningSettings;

/**
 * What viewers say to a service that is not an open echo.
 *
 * @param headers of the request that opens a connection, by name; values may have placeholders
 * @param subprotocols that are offered
 * @param followRedirects whether a redirect is followed
 * @param feeder a file with a row for each viewer; empty for none
 */
public record Audience(Map<String, String> headers, List<String> subprotocols, boolean followRedirects, String feeder) {
    /** What they say to open a connection; subprotocols are those of {@code protocol} unless others are said. */
    OpeningSettings opening(Protocol protocol) {
        Feeder rows = feeder.isEmpty() ? Feeder.NONE : Feeder.read("viewer.feeder", Path.of(feeder));
        return OpeningSettings.of(
                headers, subprotocols.isEmpty() ? protocol.subprotocols() : subprotocols, followRedirects, rows);
    }
}
