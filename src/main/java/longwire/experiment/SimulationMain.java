package longwire.experiment;

import io.gatling.app.Gatling;
import io.gatling.javaapi.core.Simulation;
import java.util.Arrays;
import java.util.List;
import longwire.fault.Exit;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.process.ParentWatch;

/** Runs one simulation without Maven, in a process of its own: Gatling ends the one in which it runs. */
public final class SimulationMain {
    private SimulationMain() {}

    /** The name of a simulation's class, and settings. */
    public static void main(String[] arguments) {
        try {
            List<String> given = Arrays.asList(arguments);
            run(given.get(0), given.subList(1, given.size()));
        } catch (RuntimeException fault) {
            System.exit(Exit.report(fault));
        }
    }

    /**
     * Runs a simulation; does not return once it has started.
     *
     * @param simulation name of its class
     * @param settings keys of its plan, each {@code KEY=VALUE}
     * @throws InputFault when there is no such simulation, or a setting is written otherwise
     */
    public static void run(String simulation, List<String> settings) {
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new InputFault("setting", setting, "KEY=VALUE");
            }
            System.setProperty("longwire." + setting.substring(0, equals), setting.substring(equals + 1));
        }
        try {
            Class.forName(simulation, false, SimulationMain.class.getClassLoader())
                    .asSubclass(Simulation.class);
        } catch (ClassNotFoundException | ClassCastException missing) {
            throw new InputFault("simulation", simulation, "the name of a compiled simulation class");
        }
        // Started by a self-test or a search that has died, it has nobody to report to.
        ParentWatch.start(() -> System.exit(OutsideFault.EXIT_STATUS));
        // Ends the process with Gatling's own status.
        Gatling.main(new String[] {"-s", simulation, "-rf", System.getProperty("longwire.gatling", "target/gatling")});
    }
}
