package longwire.proxyconf.lint;

import java.util.List;

/** Mistakes in a VCL of Varnish. */
final class VarnishSeeds {
    private static final String PIPE = "return (pipe);";
    private static final String CONDITION = "if (req.http.upgrade ~ \"(?i)websocket\") {";
    private static final String RECEIVE = "sub vcl_recv {";
    private static final String TUNNEL = "sub vcl_pipe {";
    private static final String UPGRADE = "set bereq.http.upgrade = req.http.upgrade;";
    private static final String CONNECTION = "set bereq.http.connection = req.http.connection;";

    private VarnishSeeds() {}

    static List<Seed> all() {
        String first = "if (req.url ~ \"^/\\.git\") { return (synth(404)); }";
        return List.of(
                seed("no pipe").replacing(PIPE, "return (pass);", "# no pipe").breaks("varnish.pipe-missing", RECEIVE),
                seed("neither a pipe nor its headers")
                        .replacing(PIPE, "return(pass);")
                        .without(UPGRADE, CONNECTION)
                        .breaks("varnish.pipe-missing", RECEIVE),
                seed("a pipe without headers").without(UPGRADE, CONNECTION).breaks("varnish.pipe-headers", TUNNEL),
                seed("a pipe without Connection").without(CONNECTION).breaks("varnish.pipe-headers", TUNNEL),
                seed("a pipe that closes")
                        .replacing(CONNECTION, "set bereq.http.connection = \"close\";")
                        .breaks("varnish.pipe-value", "set bereq.http.connection = \"close\";"),
                seed("Upgrade from the viewer's Connection")
                        .replacing(UPGRADE, "set bereq.http.Upgrade = req.http.Connection;")
                        .breaks("varnish.pipe-value", "set bereq.http.Upgrade = req.http.Connection;"),
                seed("a pipe behind a return for all")
                        .replacing(first, "return (hash);")
                        .breaks("varnish.pipe-late", "return (hash);"),
                seed("the whole of Upgrade in other letters")
                        .replacing(CONDITION, "if (req.http.Upgrade == \"WebSocket\") {")
                        .risks("varnish.pipe-condition", "if (req.http.Upgrade == \"WebSocket\") {"),
                seed("the whole of Connection in other letters")
                        .replacing(CONDITION, "if (req.http.Connection == \"upgrade\") {")
                        .risks("varnish.pipe-condition", "if (req.http.Connection == \"upgrade\") {"));
    }

    private static Seed seed(String mistake) {
        return Seed.in("varnish.vcl", mistake);
    }
}
