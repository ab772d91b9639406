package longwire.live.web;

import java.nio.charset.StandardCharsets;
import longwire.text.Resources;

/** The live page: one text that needs nothing but {@code /live.json}, and is the same for every run. */
final class LiveHtml {
    private static final String OURS = "longwire/live/live.";

    /** As it is sent. */
    static final byte[] PAGE = Resources.text(OURS + "html")
            .replace("{{style}}", Resources.text(OURS + "css"))
            .replace("{{charts}}", Resources.charts("echarts.common.min.js"))
            .replace("{{script}}", Resources.text(OURS + "js"))
            .getBytes(StandardCharsets.UTF_8);

    private LiveHtml() {}
}
