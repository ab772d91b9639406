package longwire.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;

/** The moment from which nobody listens at an address, so that another program can. */
final class Vacancy {
    /** Squid, told to stop, still listens for some seconds; what takes longer has not understood. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final int CONNECT_LIMIT_MILLIS = 1_000;
    private static final long BETWEEN_MILLIS = 5;

    private Vacancy() {}

    /**
     * Waits until nobody listens at {@code address}.
     *
     * @param name of who listens there
     * @param log the tail of its log
     * @throws OutsideFault when it still does after the limit
     */
    static void await(String name, Endpoint address, Supplier<String> log) {
        long begun = System.nanoTime();
        while (isListening(address)) {
            if (System.nanoTime() - begun > LIMIT.toNanos()) {
                throw new OutsideFault(name + " still listens at " + address + " " + LIMIT.toSeconds()
                        + " s after it was told to end\n" + log.get());
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new OutsideFault(name + " was interrupted while starting or stopping", interrupted);
            }
        }
    }

    private static boolean isListening(Endpoint address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_LIMIT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
