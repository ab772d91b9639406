package longwire.edge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs h2spec, the conformance test of HTTP/2, against an edge; scripts/h2spec starts it. */
final class H2Spec {
    private static final String BODY = "x".repeat(1_024);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY;

    private H2Spec() {}

    /** The program, and what else it is to be told. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int status;
        try (ScriptedOrigin origin = new ScriptedOrigin(H2Spec::answer);
                Edge edge = EdgeFixture.edgeOfHttp2(origin)) {
            List<String> command = new ArrayList<>(List.of(arguments));
            String port = Integer.toString(edge.secureEndpoint().orElseThrow().port());
            command.addAll(1, List.of("-h", "127.0.0.1", "-p", port, "--tls", "--insecure"));
            status = new ProcessBuilder(command).inheritIO().start().waitFor();
        }
        System.exit(status);
    }

    private static void answer(Wire edge) throws IOException {
        for (String head = edge.readHead(); !head.isEmpty(); head = edge.readHead()) {
            String lower = head.toLowerCase(java.util.Locale.ROOT);
            if (lower.contains("transfer-encoding: chunked")) {
                edge.readTo("0\r\n\r\n");
            } else if (lower.contains("content-length: ")) {
                edge.read(Integer.parseInt(lower.replaceAll("(?s).*content-length: (\\d+).*", "$1")));
            }
            edge.send(OK);
        }
    }
}
