package longwire.proxy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.ChildProcess;
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
        Path scratch = Scratch.in(directory);
        Certificate.write(scratch);
        Site site = new Site(
                FREE,
                assignment.origin(),
                scratch,
                () -> FREE,
                scratch.resolve(Certificate.CHAIN),
                scratch.resolve(Certificate.KEY),
                scratch.resolve(Certificate.BOTH),
                false);
        Relocated relocated = own.relocate(site, OwnProgram.changed(own, settings));
        ChildProcess process =
                EdgeDriver.process(List.of("--config", relocated.main().toString()), directory);
        try {
            String[] addresses = process.awaitReady().split(" ");
            boolean tls = assignment.encryption().viewer();
            return new Running(new RunningEdge(process, tls, addresses, relocated.text()), own, relocated, scratch);
        } catch (OutsideFault failed) {
            process.close();
            Scratch.delete(scratch);
            throw own.refused(name(), relocated.inTheUsersWords(failed.getMessage()));
        }
    }

    private record Running(RunningEdge edge, OwnConfiguration own, Relocated relocated, Path scratch)
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
