package longwire.edge.settings;

import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;

/**
 * Where the edge listens; at least one of the first two is there.
 *
 * @param http for viewers without TLS
 * @param https for viewers with TLS
 * @param admin for those who run the edge
 */
public record Listening(Optional<Endpoint> http, Optional<Endpoint> https, Optional<Endpoint> admin) {
    public Listening {
        if (http.isEmpty() && https.isEmpty()) {
            throw new InputFault("listen", "none", "an address for http, https or both");
        }
    }
}
