package longwire.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import longwire.experiment.Experiment;
import longwire.experiment.SimulationMain;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.fleet.engine.Engine;
import longwire.fleet.engine.JGroupsEngine;
import longwire.fleet.engine.Secret;
import longwire.network.Endpoint;
import longwire.process.Scratch;

/** A fleet from its first process to its last: gathers the members, checks them, and leads them through a run. */
public final class FleetRun {
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final FleetSettings settings;
    private final Crew crew = new Crew();
    private final Lead lead;
    private final List<AutoCloseable> opened = new ArrayList<>();

    private FleetRun(FleetSettings settings) {
        this.settings = settings;
        this.lead = new Lead(crew, settings.simulation(), settings.all());
    }

    /**
     * Runs a plan on a fleet; does not return once the simulation has started.
     *
     * @param plan keys of it, each {@code KEY=VALUE}
     */
    public static void run(FleetSettings settings, List<String> plan) {
        FleetRun fleet = new FleetRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::end, "fleet-end"));
        fleet.gather();
        MemberTable.print(crewOf(fleet));
        MemberTable.check(crewOf(fleet));
        Experiment.takePart(fleet.lead);
        SimulationMain.run(settings.simulation(), plan);
    }

    /** Shows who the members are, and whether they are fit for one run; then all end. */
    public static void check(FleetSettings settings) {
        FleetRun fleet = new FleetRun(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(fleet::end, "fleet-end"));
        fleet.gather();
        MemberTable.print(crewOf(fleet));
        MemberTable.check(crewOf(fleet));
    }

    private static List<Member> crewOf(FleetRun fleet) {
        return fleet.crew.present();
    }

    private void gather() {
        // For the secret and the members of this machine; it goes with the run.
        Path directory = Scratch.temporary("longwire-fleet-");
        open(() -> Scratch.delete(directory));
        Secret secret =
                settings.secret().map(Secret::new).orElseGet(() -> Secret.make(directory.resolve("secret.p12")));
        Endpoint listen = settings.listen().port() == 0 ? free(settings.listen().host()) : settings.listen();
        Engine engine = JGroupsEngine.lead(listen, secret, lead);
        open(engine);
        crew.connect(engine);
        LocalMembers here = new LocalMembers(settings.members(), listen, secret, directory, lead::evidence);
        open(here);
        if (settings.others() > 0) {
            System.out.println("waiting for " + settings.others() + " members to join " + listen);
        }
        Duration longest = settings.others() > 0 ? settings.patience() : LONGEST_START;
        for (long looks = longest.dividedBy(LOOK); !crew.await(settings.all(), LOOK.toNanos()); looks--) {
            here.checkAlive();
            if (looks == 0) {
                throw new OutsideFault("members: " + crew.present().size() + " joined within " + longest.toSeconds()
                        + " s (expected: " + settings.all() + ")");
            }
        }
        crew.complete();
        crew.meet();
    }

    private synchronized void open(AutoCloseable one) {
        opened.add(0, one);
    }

    private synchronized void end() {
        // Members that leave from now on are not lost.
        lead.over();
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception failure) {
                System.err.println(failure.getMessage());
            }
        }
    }

    /** The engine must know its port beforehand. */
    private static Endpoint free(String host) {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return new Endpoint(host, any.getLocalPort());
        } catch (IOException failure) {
            throw new InputFault("listen", host, "an address of this machine");
        }
    }
}
