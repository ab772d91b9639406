package longwire.proxy;

import java.util.List;
import longwire.settings.Setting;

/** nghttpx, the proxy of nghttp2, with HTTP/1.1 on both sides. */
final class Nghttpx implements Program {
    private static final String TEMPLATE = "nghttpx.conf";
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    @Override
    public String name() {
        return "nghttpx";
    }

    @Override
    public String command() {
        return "nghttpx";
    }

    @Override
    public String debianPackage() {
        return "nghttp2-proxy";
    }

    @Override
    public List<String> versionArguments() {
        return List.of("--version");
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.whole("workers", 1, 64, "threads", PROCESSORS, "Tunnels are distributed among them."),
                Setting.whole(
                        "worker-frontend-connections",
                        16,
                        1_000_000,
                        "connections",
                        "",
                        "Maximum number of connections per thread; unset: no limit."),
                Setting.whole("rlimit-nofile", 256, 1_000_000, "files", "", "Two per tunnel; set to fit the plan."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "Maximum length of the accept queue."),
                Setting.seconds(
                        "frontend-read-timeout", "600s", "Close a tunnel whose viewer sends nothing for this time."),
                Setting.seconds(
                        "frontend-write-timeout", "600s", "Close a tunnel whose viewer reads nothing for this time."),
                Setting.seconds(
                        "frontend-keep-alive-timeout",
                        "600s",
                        "Polling: keep-alive time of a viewer's idle connection."),
                Setting.seconds(
                        "backend-read-timeout", "600s", "Close a tunnel whose origin sends nothing for this time."),
                Setting.seconds(
                        "backend-write-timeout", "600s", "Close a tunnel whose origin reads nothing for this time."),
                Setting.seconds("backend-connect-timeout", "30s", "Limit for connecting to the origin."),
                Setting.seconds(
                        "backend-keep-alive-timeout", "2s", "Polling: keep-alive time of idle origin connections."),
                Setting.whole(
                        "backend-connections-per-host",
                        1,
                        1_000_000,
                        "connections",
                        "",
                        "Maximum number of origin connections; unset: 8, without HTTP/2's limit."),
                Setting.kibibytes(
                        "backend-request-buffer", 1, 1_024, "16k", "Size of a tunnel's buffer towards the origin."),
                Setting.kibibytes(
                        "backend-response-buffer", 1, 1_024, "128k", "Size of a tunnel's buffer towards the viewer."));
    }

    @Override
    public List<String> searched() {
        return List.of("workers", "backend-request-buffer", "backend-response-buffer");
    }

    @Override
    public List<String> templates() {
        return List.of(TEMPLATE);
    }

    @Override
    public List<String> arguments(Workplace workplace) {
        return List.of("--conf=" + workplace.file(TEMPLATE));
    }

    /** It has no way to say or to try it: that it started is the proof that its file is good. */
    @Override
    public String configuration(Workplace workplace) {
        return workplace.rendered(TEMPLATE);
    }
}
