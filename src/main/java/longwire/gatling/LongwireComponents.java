package longwire.gatling;

import io.gatling.core.CoreComponents;
import io.gatling.core.config.GatlingConfiguration;
import io.gatling.core.protocol.Protocol;
import io.gatling.core.protocol.ProtocolComponents;
import io.gatling.core.protocol.ProtocolKey;
import io.gatling.core.session.Session;
import io.gatling.core.structure.ScenarioContext;
import longwire.viewer.Viewer;
import scala.Function1;
import scala.runtime.BoxedUnit;

/** The protocol's part in the life cycle of a simulation: closes the connections that users leave open. */
final class LongwireComponents implements ProtocolComponents {
    private static final ProtocolKey<LongwireProtocol, LongwireComponents> KEY = new Key();

    private final LongwireProtocol protocol;

    private LongwireComponents(LongwireProtocol protocol) {
        this.protocol = protocol;
    }

    /** The components of the scenario that is being built. */
    static LongwireComponents of(ScenarioContext context) {
        return context.protocolComponentsRegistry().components(KEY);
    }

    LongwireProtocol protocol() {
        return protocol;
    }

    @Override
    public Function1<Session, Session> onStart() {
        return session -> session;
    }

    @Override
    public Function1<Session, BoxedUnit> onExit() {
        return session -> {
            Viewer viewer = UserViewer.viewer(session);
            if (!UserViewer.hasJoined(session)) {
                protocol.leftEarly();
            }
            if (viewer != null) {
                viewer.close(() -> {});
            }
            return BoxedUnit.UNIT;
        };
    }

    private static final class Key implements ProtocolKey<LongwireProtocol, LongwireComponents> {
        @Override
        @SuppressWarnings("unchecked")
        public Class<Protocol> protocolClass() {
            // Declared as the interface's class, but Gatling expects the implementing class.
            return (Class<Protocol>) (Class<?>) LongwireProtocol.class;
        }

        @Override
        public LongwireProtocol defaultProtocolValue(GatlingConfiguration configuration) {
            throw new IllegalStateException(
                    "protocols: none of Longwire's (expected: longwire(url) on the population)");
        }

        @Override
        public Function1<LongwireProtocol, LongwireComponents> newComponents(CoreComponents core) {
            return protocol -> {
                if (protocol.recordTo() != null) {
                    OwnRecording.keep(protocol, core.actorSystem());
                }
                return new LongwireComponents(protocol);
            };
        }
    }
}
