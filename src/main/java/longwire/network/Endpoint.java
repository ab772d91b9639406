package longwire.network;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import longwire.fault.InputFault;

/**
 * A host and a port.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 0 to 65535; 0 asks for a free one
 */
public record Endpoint(String host, int port) {
    private static final int LARGEST_PORT = 65_535;

    public Endpoint {
        if (host.isBlank()) {
            throw new InputFault("host", "\"\"", "a name or an address");
        }
        if (port < 0 || port > LARGEST_PORT) {
            throw new InputFault("port", port, "0 to 65535");
        }
    }

    /** Parses {@code HOST:PORT} or {@code [IPV6]:PORT}; {@code name} is the setting to name in a fault. */
    public static Endpoint parse(String name, String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new InputFault(name, text, "HOST:PORT");
        }
        String host = text.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0 || host.indexOf('[') >= 0) {
            // Without brackets, ::1 could be an address or end with port 1.
            throw new InputFault(name, text, "HOST:PORT, an IPv6 address in brackets");
        }
        try {
            return new Endpoint(host, Integer.parseInt(text.substring(colon + 1)));
        } catch (NumberFormatException notANumber) {
            throw new InputFault(name, text, "HOST:PORT with a port from 0 to 65535");
        }
    }

    /** The endpoint of a bound address. */
    public static Endpoint of(InetSocketAddress address) {
        return new Endpoint(address.getAddress().getHostAddress(), address.getPort());
    }

    /**
     * Whether {@code host} means this machine without a lookup: {@code localhost} or a loopback address (IPv6 without
     * brackets).
     */
    public static boolean isLoopback(String host) {
        InetAddress address = NetUtil.createInetAddressFromIpAddressString(host);
        return address == null ? host.equalsIgnoreCase("localhost") : address.isLoopbackAddress();
    }

    public InetSocketAddress resolve() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
