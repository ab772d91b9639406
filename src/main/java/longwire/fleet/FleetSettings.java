package longwire.fleet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.settings.Limits;

/**
 * Who is to be in a fleet.
 *
 * @param simulation class of the simulation
 * @param members to start on this machine
 * @param others to wait for, which join from elsewhere
 * @param listen address and port at which members join; port 0 picks a free one
 * @param secret file of it; empty for one that is made for this run
 * @param patience how long to wait for the others
 */
public record FleetSettings(
        String simulation, int members, int others, Endpoint listen, Optional<Path> secret, Duration patience) {
    private static final int MOST_HERE = 64;
    private static final int MOST = 1_000;
    private static final Duration MOST_PATIENCE = Duration.ofDays(1);

    public FleetSettings {
        new Limits()
                .whole("members", members, 0, MOST_HERE)
                .whole("await", others, 0, MOST)
                .whole("patience", (int) patience.toSeconds(), 1, (int) MOST_PATIENCE.toSeconds())
                .check("members and await", 0, members + others > 0, "1 or more of them together")
                .refuse();
        if (listen.resolve().getAddress() == null
                || listen.resolve().getAddress().isAnyLocalAddress()) {
            throw new InputFault("listen", listen, "the address at which members reach this machine");
        }
        if (!Endpoint.isLoopback(listen.host()) && secret.isEmpty()) {
            throw new InputFault(
                    "listen", listen, "a loopback address, or a secret: longwire fleet --new-secret FILE makes one");
        }
        if (others > 0 && secret.isEmpty()) {
            throw new InputFault("await", others, "0, or --secret FILE, which members from elsewhere need as well");
        }
    }

    int all() {
        return members + others;
    }
}
