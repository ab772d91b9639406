package longwire.selftest;

import java.util.Map;
import longwire.report.page.Page;

/** A self-test as one page that needs nothing but itself. */
final class SelfTestPage {
    private SelfTestPage() {}

    static String of(SelfTestReport report) {
        return Page.ofTemplate("longwire/selftest/selftest.html", Map.of("report", report));
    }
}
