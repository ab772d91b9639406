package longwire.proxy;

import java.util.List;

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
                Setting.whole("workers", 1, 64, "threads", PROCESSORS, "Tunnels are spread among them."),
                Setting.whole(
                        "worker-frontend-connections",
                        16,
                        1_000_000,
                        "connections",
                        "",
                        "Of each thread; unset, any number."),
                Setting.whole("rlimit-nofile", 256, 1_000_000, "files", "", "Two per tunnel; fits the plan."),
                Setting.whole("backlog", 1, 65_535, "handshakes", 16_384, "So many wait to be taken."),
                Setting.seconds(
                        "frontend-read-timeout", "600s", "A tunnel whose viewer is silent for so long is closed."),
                Setting.seconds(
                        "frontend-write-timeout", "600s", "A tunnel whose viewer takes nothing for so long is closed."),
                Setting.seconds(
                        "frontend-keep-alive-timeout", "600s", "Polling: a viewer's connection may be idle so long."),
                Setting.seconds(
                        "backend-read-timeout", "600s", "A tunnel whose origin is silent for so long is closed."),
                Setting.seconds(
                        "backend-write-timeout", "600s", "A tunnel whose origin takes nothing for so long is closed."),
                Setting.seconds("backend-connect-timeout", "30s", "For the origin to accept a tunnel's connection."),
                Setting.seconds(
                        "backend-keep-alive-timeout", "2s", "Polling: idle connections to the origin last so long."),
                Setting.whole(
                        "backend-connections-per-host",
                        1,
                        1_000_000,
                        "connections",
                        "",
                        "To the origin; unset, 8 without HTTP/2's limit."),
                Setting.kibibytes("backend-request-buffer", 1, 1_024, "16k", "A tunnel's buffer to the origin."),
                Setting.kibibytes("backend-response-buffer", 1, 1_024, "128k", "A tunnel's buffer to the viewer."));
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
