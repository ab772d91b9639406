package longwire.edge.settings;

import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * The listen addresses; at least one of {@code http} and {@code https} is present.
 *
 * @param http for viewers without TLS
 * @param https for viewers with TLS
 * @param admin for health, metrics and counters
 */
public record Listening(Optional<Endpoint> http, Optional<Endpoint> https, Optional<Endpoint> admin) {
    public Listening {
        if (http.isEmpty() && https.isEmpty()) {
            throw new InputFault("listen", "none", "an address for http, https or both");
        }
    }
}
