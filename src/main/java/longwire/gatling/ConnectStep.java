package longwire.gatling;

import io.gatling.commons.validation.Validation;
import io.gatling.core.session.Session;
import io.gatling.javaapi.core.internal.Expressions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.viewer.Load;
import longwire.viewer.Viewer;
import scala.Function1;

/** Opens a user's connection when its handshake is due. Immutable: each method returns a changed copy. */
public final class ConnectStep extends Step {
    /** Texts of Gatling's expression language, by name of the header. */
    private final Map<String, Function1<Session, Validation<String>>> headers;

    private ConnectStep(String name, Map<String, Function1<Session, Validation<String>>> headers) {
        super(name);
        this.headers = headers;
    }

    static ConnectStep named(String name) {
        return new ConnectStep(name, Map.of());
    }

    /**
     * Adds a header to the request that opens the connection.
     *
     * @param value text with Gatling's expression language, such as {@code Bearer #{token}}; a user whose session has no such
     *     attribute fails, and does not connect
     */
    public ConnectStep header(String header, String value) {
        Map<String, Function1<Session, Validation<String>>> more = new LinkedHashMap<>(headers);
        more.put(header, Expressions.toStringExpression(value));
        return new ConnectStep(name(), more);
    }

    @Override
    void run(Supplier<Load> shared, Session session, User user) {
        Load load = shared.get();
        Session joining = UserViewer.joining(session);
        Map<String, String> own = new LinkedHashMap<>();
        Load.Member member;
        try {
            headers.forEach((header, value) -> own.put(header, value(header, value.apply(session))));
            member = load.join();
        } catch (OutsideFault unreachable) {
            load.gate().absent();
            throw unreachable;
        }
        member.open(own, new Viewer.OpenListener() {
            @Override
            public void opened(long handshakeNanos) {
                user.succeeded(UserViewer.put(joining, member), handshakeNanos);
            }

            @Override
            public void gaveUp(String reason) {
                load.gate().absent();
                user.failed(joining, 0, reason);
            }
        });
    }

    private static String value(String header, Validation<String> value) {
        if (value instanceof io.gatling.commons.validation.Success<String> filled) {
            return filled.value();
        }
        throw new OutsideFault("header " + header + ": " + value);
    }
}
