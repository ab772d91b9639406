package longwire.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.Scratch;
import longwire.proxyconf.relocation.OwnConfiguration;
import longwire.proxyconf.relocation.Relocated;
import longwire.proxyconf.relocation.Site;
import longwire.settings.Setting;
import longwire.settings.Settings;
import longwire.viewer.Target;

/** Our own edge with a user's configuration. */
final class OwnEdgeDriver implements ProxyDriver {
    /** The edge picks the ports itself, and reports them. */
    private static final Endpoint FREE = new Endpoint("127.0.0.1", 0);

    private final ProxyDriver edge;
    private final OwnConfiguration own;

    OwnEdgeDriver(ProxyDriver edge, OwnConfiguration own) {
        this.edge = edge;
        this.own = own;
    }

    @Override
    public String name() {
        return edge.name();
    }

    @Override
    public List<Setting> settings() {
        return OwnSettings.of(own, edge.settings());
    }

    @Override
    public Set<Encryption> encryptions() {
        return OwnSettings.encryptions(own);
    }

    @Override
    public int filesPerConnection(Settings settings) {
        return edge.filesPerConnection(settings);
    }

    @Override
    public Optional<Missing> missing() {
        return edge.missing();
    }

    @Override
    public void check(Settings settings) {
        own.check(OwnProgram.changed(own, settings));
    }

    @Override
    public RunningProxy start(Assignment assignment, Settings settings, Path directory) {
        return start(assignment, settings, directory, FREE);
    }

    private Running start(Assignment assignment, Settings settings, Path directory, Endpoint listening) {
        Path scratch = Scratch.in(directory);
        Certificate.write(scratch);
        Site site = new Site(
                listening,
                assignment.origin(),
                scratch,
                () -> FREE,
                scratch.resolve(Certificate.CHAIN),
                scratch.resolve(Certificate.KEY),
                scratch.resolve(Certificate.BOTH),
                false);
        Relocated relocated = own.relocate(site, OwnProgram.changed(own, settings));
        try {
            boolean tls = assignment.encryption().viewer();
            RunningEdge started = RunningEdge.start(relocated.main(), directory, tls);
            return new Running(
                    started, own, relocated, scratch, (beside, at) -> start(assignment, settings, beside, at));
        } catch (OutsideFault failed) {
            Scratch.delete(scratch);
            throw own.refused(name(), relocated.inTheUsersWords(failed.getMessage()));
        }
    }

    /** Starts the same in another directory, at an address that is known. */
    private interface Again {
        RunningProxy start(Path directory, Endpoint listening);
    }

    private record Running(RunningEdge edge, OwnConfiguration own, Relocated relocated, Path scratch, Again again)
            implements RunningProxy {
        @Override
        public Target target(String path) {
            return edge.target(own.entrance().viewerPath(path));
        }

        @Override
        public OptionalLong pid() {
            return edge.pid();
        }

        @Override
        public boolean isAlive() {
            return edge.isAlive();
        }

        @Override
        public Map<String, Long> counters() {
            return edge.counters();
        }

        @Override
        public String configuration() {
            return relocated.text();
        }

        @Override
        public String configurationFile() {
            return own.file().toString();
        }

        @Override
        public List<String> changes() {
            return relocated.changes();
        }

        @Override
        public String version() {
            return edge.version();
        }

        @Override
        public Set<Operation> operations() {
            return edge.operations();
        }

        @Override
        public void perform(Operation operation) {
            edge.perform(operation);
        }

        @Override
        public RunningProxy successor(Path beside) {
            edge.awaitVacancy();
            return again.start(beside, edge.listening());
        }

        @Override
        public String log() {
            return edge.log();
        }

        @Override
        public void close() {
            edge.close();
            Scratch.delete(scratch);
        }
    }
}
