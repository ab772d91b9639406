package longwire.fleet.engine;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import longwire.network.Endpoint;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.ObjectMessage;

/**
 * The same stack with the same secret, in a process that takes serialised objects: what a {@link Trap} must do there, so that
 * its silence elsewhere means something.
 */
final class Unguarded {
    static final String MADE = "an object was made of bytes";
    private static final long LIMIT_SECONDS = 20;

    private Unguarded() {}

    /** Port of the lead, port of the member, and the file with the secret. */
    public static void main(String[] arguments) throws Exception {
        Endpoint lead = new Endpoint("127.0.0.1", Integer.parseInt(arguments[0]));
        Endpoint member = new Endpoint("127.0.0.1", Integer.parseInt(arguments[1]));
        Secret secret = new Secret(Path.of(arguments[2]));
        try (JChannel leading = new JChannel(Stack.protocols(lead, 0, lead, secret.tls(), new MeteredThreads()));
                JChannel joined = new JChannel(Stack.protocols(member, 0, lead, secret.tls(), new MeteredThreads()))) {
            leading.connect("unguarded");
            joined.connect("unguarded");
            joined.send(new ObjectMessage(leading.getAddress(), new Trap()).setFlag(Message.Flag.NO_RELIABILITY));
            System.out.println(Trap.MADE.await(LIMIT_SECONDS, TimeUnit.SECONDS) ? MADE : "nothing was made");
        }
    }
}
