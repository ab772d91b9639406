package longwire.proxy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import longwire.fault.OutsideFault;

/** Caddy. It reports the configuration in effect over HTTP. */
final class Caddy extends Program {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    Caddy() {
        super("caddy");
    }

    @Override
    String configuration(Workplace workplace) {
        String running = Counters.text(URI.create("http://" + workplace.admin() + "/config/"));
        try {
            return MAPPER.readTree(running).toPrettyString() + "\n";
        } catch (JsonProcessingException foreign) {
            throw new OutsideFault("caddy: its configuration is not JSON: " + foreign.getOriginalMessage(), foreign);
        }
    }
}
