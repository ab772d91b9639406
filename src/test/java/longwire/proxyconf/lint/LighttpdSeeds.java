package longwire.proxyconf.lint;

import java.util.List;

/** Mistakes in lighttpd's configuration. */
final class LighttpdSeeds {
    private static final String HEADER = "proxy.header = ( \"upgrade\" => \"enable\" )";
    private static final String IDLE = "server.max-read-idle = 120";
    private static final String SERVER = "proxy.server = (";
    private static final String ALL = "\"\" => (( \"host\" => \"127.0.0.1\", \"port\" => 3000 ))";

    private LighttpdSeeds() {}

    static List<Seed> all() {
        String forwarded = "proxy.header = ( \"https-remap\" => \"disable\" )";
        String below = "\"/ws/\" => (( \"host\" => \"127.0.0.1\", \"port\" => 3000 ))";
        return List.of(
                single("upgrades not switched on").without(HEADER).breaks("lighttpd.upgrade-missing", SERVER),
                single("other headers, and upgrades not switched on")
                        .replacing(HEADER, forwarded)
                        .breaks("lighttpd.upgrade-missing", SERVER),
                seed("tunnels closed before the next ping")
                        .replacing(IDLE, "server.max-read-idle = 25")
                        .breaks("lighttpd.idle", "server.max-read-idle = 25"),
                seed("a limit of 0, which is not no limit")
                        .replacing(IDLE, IDLE, "server.max-write-idle = 0")
                        .breaks("lighttpd.idle", "server.max-write-idle = 0"),
                seed("the usual limit equal to the pings")
                        .without(IDLE)
                        .pingedEvery(60)
                        .breaks("lighttpd.idle", SERVER),
                seed("a path with a slash at its end").replacing(ALL, below).risks("lighttpd.path", below));
    }

    private static Seed seed(String mistake) {
        return Seed.in("lighttpd.conf", mistake);
    }

    /** Without the second proxy, which is for pages only beside one that passes upgrades on. */
    private static Seed single(String mistake) {
        return seed(mistake)
                .without("proxy.server = ( \"/api/\" => (( \"host\" => \"127.0.0.1\", \"port\" => 3001 )) )");
    }
}
