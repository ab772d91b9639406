package longwire.viewer.http2;

import io.netty.bootstrap.Bootstrap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** The HTTP/2 connections of one event loop; used on that loop only. */
public final class Carriers {
    private final Map<Road, Carrier> carriers = new HashMap<>();
    private final LongSupplier nanoTime;

    public Carriers(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Puts {@code passenger} on the connection of {@code road}, which is dialled for the first one.
     *
     * @param bootstrap lacks only the handler
     */
    public Carrier board(Road road, Bootstrap bootstrap, Passenger passenger) {
        Carrier carrier = carriers.get(road);
        if (carrier == null) {
            carrier = new Carrier(road, nanoTime, this::forget);
            carriers.put(road, carrier);
            carrier.add(passenger);
            carrier.dial(bootstrap);
        } else {
            carrier.add(passenger);
        }
        return carrier;
    }

    /** Who comes from now on gets another connection. */
    private void forget(Carrier carrier) {
        carriers.remove(carrier.road(), carrier);
    }
}
