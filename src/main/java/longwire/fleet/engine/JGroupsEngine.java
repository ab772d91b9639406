package longwire.fleet.engine;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import org.jgroups.Address;
import org.jgroups.BytesMessage;
import org.jgroups.Global;
import org.jgroups.JChannel;
import org.jgroups.Message;
import org.jgroups.Receiver;
import org.jgroups.View;
import org.jgroups.blocks.MessageDispatcher;
import org.jgroups.blocks.RequestHandler;
import org.jgroups.blocks.RequestOptions;
import org.jgroups.blocks.Response;
import org.jgroups.protocols.MsgStats;
import org.jgroups.util.UUID;

/**
 * JGroups over TCP with TLS, on one port a process. A member knows one address, the lead's; there is no discovery by
 * multicast, no port for diagnosis, and no merging of groups: who was lost stays lost.
 */
public final class JGroupsEngine implements Engine {
    private static final String GROUP = "longwire";
    /** Ports to try for a member, which nobody needs to know beforehand. */
    private static final int MEMBER_PORTS = 1_000;

    private static final int HIGHEST_MEMBER_PORT = 65_535 - MEMBER_PORTS;

    /** Of the whole process, which can be set only once. */
    private static final ObjectInputFilter NO_OBJECTS = any -> ObjectInputFilter.Status.REJECTED;

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);

    /** Kept here: a logger that nobody holds forgets its level. */
    private static final Logger LOGGER = Logger.getLogger("org.jgroups");

    private final MeteredThreads threads = new MeteredThreads();
    private final JChannel channel;
    private final MessageDispatcher dispatcher;
    private final Hearer hearer;
    private volatile boolean closed;

    private JGroupsEngine(Endpoint own, int morePorts, Endpoint lead, SSLContext tls, Hearer hearer) {
        this.channel = channel(own, morePorts, lead, tls, threads);
        this.hearer = hearer;
        this.dispatcher = new MessageDispatcher(channel, new Requests())
                .asyncDispatching(true)
                .setReceiver(new Receiver() {
                    @Override
                    public void viewAccepted(View view) {
                        if (!closed) {
                            hearer.changed(names(view));
                        }
                    }
                });
    }

    /**
     * Opens a fleet, whose lead this process is.
     *
     * @param listen address and port at which others join
     * @throws InputFault if the port is taken
     */
    public static JGroupsEngine lead(Endpoint listen, Secret secret, Hearer hearer) {
        refuseSerialisedObjects();
        JGroupsEngine engine = new JGroupsEngine(listen, 0, listen, secret.tls(), hearer);
        try {
            engine.channel.connect(GROUP);
            return engine;
        } catch (Exception failure) {
            engine.close();
            throw new InputFault("listen", listen, "an address of this machine and a free port: " + rootOf(failure));
        }
    }

    /**
     * Joins the fleet whose lead listens at {@code lead}.
     *
     * @param host address of this machine at which other members reach this one
     * @throws InputFault if the fleet there has another secret, or {@code host} is no address of this machine
     * @throws OutsideFault if nobody listens there
     */
    public static JGroupsEngine join(Endpoint lead, String host, Secret secret, Hearer hearer) {
        refuseSerialisedObjects();
        SSLContext tls = secret.tls();
        checkOwn(host, lead);
        tryDoor(lead, tls);
        Endpoint own = new Endpoint(host, Math.min(lead.port() + 1, HIGHEST_MEMBER_PORT));
        JGroupsEngine engine = new JGroupsEngine(own, MEMBER_PORTS, lead, tls, hearer);
        try {
            engine.channel.connect(GROUP);
        } catch (Exception failure) {
            engine.close();
            throw new OutsideFault("join: " + lead + ": " + rootOf(failure), failure);
        }
        if (engine.nodes().size() < 2) {
            engine.close();
            throw new OutsideFault("join: " + lead + " did not take this member in");
        }
        return engine;
    }

    /** Bytes are all that this process takes: nothing that comes from a network may name a class. */
    private static void refuseSerialisedObjects() {
        ObjectInputFilter set = ObjectInputFilter.Config.getSerialFilter();
        if (set == null) {
            ObjectInputFilter.Config.setSerialFilter(NO_OBJECTS);
        } else if (set != NO_OBJECTS) {
            throw new InputFault(
                    "jdk.serialFilter", set, "none: a fleet takes no serialised object, and sets its own filter");
        }
    }

    private static void checkOwn(String host, Endpoint lead) {
        if (Endpoint.isLoopback(host) && !Endpoint.isLoopback(lead.host())) {
            throw new InputFault("host", host, "the address at which other machines reach this one");
        }
        try {
            if (NetworkInterface.getByInetAddress(InetAddress.getByName(host)) == null) {
                throw new InputFault("host", host, "an address of this machine");
            }
        } catch (IOException unknown) {
            throw new InputFault("host", host, "an address of this machine");
        }
    }

    /** JGroups would only log why it cannot connect, and then wait. */
    private static void tryDoor(Endpoint lead, SSLContext tls) {
        try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket()) {
            socket.connect(new InetSocketAddress(lead.host(), lead.port()), (int) CONNECT_LIMIT.toMillis());
            socket.setSoTimeout((int) CONNECT_LIMIT.toMillis());
            socket.startHandshake();
        } catch (SSLException refused) {
            throw new InputFault("join", lead, "a fleet with the same secret: " + rootOf(refused));
        } catch (ConnectException nobody) {
            throw new OutsideFault("join: " + lead + ": nobody listens there: " + nobody.getMessage(), nobody);
        } catch (IOException | RuntimeException unreachable) {
            throw new OutsideFault("join: " + lead + " cannot be reached: " + rootOf(unreachable), unreachable);
        }
    }

    private static JChannel channel(
            Endpoint own, int morePorts, Endpoint lead, SSLContext tls, MeteredThreads threads) {
        // Its warnings are for who runs a cluster; what matters here is told by this class.
        System.setProperty(Global.USE_JDK_LOGGER, "true");
        LOGGER.setLevel(Level.OFF);
        try {
            JChannel channel = new JChannel(Stack.protocols(own, morePorts, lead, tls, threads));
            // It answers whoever asks on a port of its own, and is on unless it is switched off.
            channel.getProtocolStack().getTransport().getDiagnosticsHandler().setEnabled(false);
            // Off unless it is switched on.
            channel.getProtocolStack().getTransport().getMessageStats().enable(true);
            return channel;
        } catch (Exception failure) {
            throw new OutsideFault("the fleet's engine cannot be set up: " + rootOf(failure), failure);
        }
    }

    @Override
    public String self() {
        return name(channel.getAddress());
    }

    @Override
    public List<String> nodes() {
        return names(channel.getView());
    }

    @Override
    public CompletableFuture<byte[]> ask(String node, byte[] question) {
        try {
            return dispatcher.sendMessageWithFuture(
                    message(node, question), RequestOptions.SYNC().timeout(0));
        } catch (Exception failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public void tell(String node, byte[] news) {
        try {
            dispatcher.sendMessageWithFuture(message(node, news), RequestOptions.ASYNC());
        } catch (Exception failure) {
            throw new OutsideFault("the fleet's engine cannot send: " + rootOf(failure), failure);
        }
    }

    @Override
    public EngineUse use() {
        MsgStats messages = channel.getProtocolStack().getTransport().getMessageStats();
        return new EngineUse(threads.cpuNanos(), messages.getNumBytesSent(), messages.getNumBytesReceived());
    }

    @Override
    public void close() {
        closed = true;
        dispatcher.stop();
        channel.close();
    }

    /** For a test that sends what this class never does. */
    JChannel channel() {
        return channel;
    }

    private Message message(String node, byte[] content) {
        Address to = channel.getView().getMembers().stream()
                .filter(member -> name(member).equals(node))
                .findFirst()
                .orElseThrow(() -> new OutsideFault("member " + node + " has left"));
        return new BytesMessage(to, content);
    }

    private static List<String> names(View view) {
        return view.getMembers().stream().map(JGroupsEngine::name).toList();
    }

    private static String name(Address address) {
        return ((UUID) address).toStringLong();
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    /** What others ask and tell. */
    private final class Requests implements RequestHandler {
        @Override
        public Object handle(Message request) {
            throw new IllegalStateException("requests are answered later");
        }

        @Override
        public void handle(Message request, Response response) {
            String from = name(request.getSrc());
            byte[] content = bytes(request);
            if (response == null) {
                hearer.told(from, content);
                return;
            }
            hearer.asked(from, content).thenAccept(answer -> response.send(answer, false));
        }

        private byte[] bytes(Message message) {
            byte[] content = new byte[message.getLength()];
            System.arraycopy(message.getArray(), message.getOffset(), content, 0, content.length);
            return content;
        }
    }
}
