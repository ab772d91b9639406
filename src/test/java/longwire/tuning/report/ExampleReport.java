package longwire.tuning.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import longwire.tuning.report.TuningReport.Effect;
import longwire.tuning.report.TuningReport.Line;
import longwire.tuning.report.TuningReport.Part;
import longwire.tuning.report.TuningReport.Proven;
import longwire.tuning.report.TuningReport.Rung;
import longwire.tuning.report.TuningReport.Tried;
import longwire.tuning.search.Front;

/** Reports that no search has made: of one with a gain, of one without, of one that has tried nothing. */
final class ExampleReport {
    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private static final String DIFF =
            """
            --- nginx.conf
            +++ recommended-nginx.conf
            @@ -1,12 +1,12 @@
             daemon off;
            -worker_processes 1;
            +worker_processes 2;
             error_log stderr warn;
             events {
                 worker_connections 4096;
            @@ -21,4 +21,6 @@
                     proxy_http_version 1.1;
            -        proxy_buffer_size 512;
            +        proxy_buffer_size 8k;
                     proxy_set_header Upgrade $http_upgrade;
            +        tcp_nodelay on;
                 }
            """;

    private ExampleReport() {}

    /** Two of three changed settings matter; everything that a page may show is in it. */
    static TuningReport gain() {
        List<Tried> trials = trials(140, 0.84);
        return new TuningReport(
                "nginx",
                "minimise frame p99.9 subject to memory per connection <= 1.1 × default, no dropped connection",
                "response p99 subject to memory per connection vs default <= 1.1",
                900,
                873.4,
                4_000,
                0.041,
                "a gain is shown",
                List.of(
                        "`worker_processes 2, proxy_buffer_size 8k` lowers response p99 by 16 % (95 %: 12 to 20 %); nothing"
                                + " else is shown to matter at this load.",
                        "Without `worker_processes 2`: response p99 +14 % (+9 to +18 %).",
                        "Without `proxy_buffer_size 8k`: response p99 +4 % (+2 to +7 %)."),
                ladder(),
                trials,
                effects(),
                List.of(first(), second()),
                front(),
                "nginx.conf",
                "daemon off;\nworker_processes 2;\n# " + HOSTILE + "\n",
                DIFF,
                "net.ipv4.tcp_notsent_lowat = 16384\n",
                List.of(
                        "proxy_read_timeout 5s: idle connections are closed after it",
                        "the comment " + HOSTILE + " was left as it is"),
                List.of("2026-11-23 16:31:15 UTC", "2 × A processor", "nginx 1.22.1 " + HOSTILE, "seed 1"));
    }

    /** No candidate was confirmed. */
    static TuningReport none() {
        return new TuningReport(
                "edge",
                "minimise response p99",
                "response p99",
                900,
                640,
                2_000,
                0.063,
                "no significant gain",
                List.of(
                        "No candidate was shown to improve response p99 at this load: keep the default.",
                        "The best candidate, `event-loops 2`: response p99 -2 % (-7 to +3 %): UNDECIDED, 14 more"
                                + " pairs would decide."),
                List.of(rung(2_000, 1, true), rung(2_000, 1.02, true), rung(2_000, 0.97, true)),
                trials(36, 0.98),
                List.of(
                        new Effect("event-loops", "1", "2", "", 0.98, 0.94, 1.03),
                        new Effect("transport", "", "epoll", "", 0.995, 0.95, 1.04)),
                List.of(new Proven(
                        "event-loops 2",
                        false,
                        List.of(new Line(
                                "response p99", "NANOSECONDS", 10, 812e3, 796e3, 0.98, 0.93, 1.03, "UNDECIDED", 14)),
                        List.of(new Line(
                                "CPU per message", "NANOSECONDS", 10, 9_100, 9_150, 1.005, 0.99, 1.02, "SAME", 0)),
                        List.of(),
                        List.of("no dropped connection", "send lag p99 is 1.31 ms, over 1.00 ms"))),
                List.of(new Front.Point("default", "default", 12, 1, 0, 0, true)),
                "edge.conf",
                "event-loops = 1\n",
                "",
                "",
                List.of(),
                List.of("2026-11-23 16:31:15 UTC"));
    }

    static TuningReport empty() {
        return new TuningReport(
                "haproxy",
                "minimise frame p99",
                "response p99",
                900,
                0,
                1_000,
                0.1,
                "not finished",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "haproxy.cfg",
                "",
                "",
                "",
                List.of(),
                List.of());
    }

    private static List<Rung> ladder() {
        return List.of(
                rung(1_000, 1, true),
                rung(2_000, 1.05, true),
                rung(4_000, 1.3, true),
                rung(8_000, 2.1, true),
                rung(11_000, 7.4, true),
                rung(11_000, 2.6, true),
                new Rung(13_000, 0, 0, 0, false, "the program did not start " + HOSTILE),
                rung(16_000, 60, false));
    }

    private static Rung rung(double rate, double times, boolean valid) {
        String why = valid ? "" : "achieved 12,204.1 of 16,000.0 messages each second; 3 messages lost";
        return new Rung(
                rate, (long) (180_000 * times), (long) (310_000 * times), (long) (620_000 * times * times), valid, why);
    }

    /** The default first and again after every three; each later phase is nearer to what is found. */
    private static List<Tried> trials(int count, double found) {
        List<String> phases = List.of("screening", "racing", "refinement", "confirmation");
        SplittableRandom random = new SplittableRandom(6);
        List<Tried> trials = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            int phase = index * phases.size() / count;
            boolean standard = index % 4 == 0;
            boolean invalid = index % 23 == 7;
            double effect = phase == 0 ? random.nextDouble(found, 2.6) : random.nextDouble(found, found + 0.3 / phase);
            double ratio = (standard ? 1 : effect) * Math.exp(random.nextGaussian(0, 0.03));
            int candidate = 1 + index % 29;
            trials.add(new Tried(
                    index + 1,
                    phases.get(phase),
                    standard ? "default" : "c" + candidate,
                    standard ? "default" : words(candidate),
                    invalid ? 0 : ratio,
                    invalid ? "send lag p99 is 1.31 ms, over 1.00 ms" : ""));
        }
        return trials;
    }

    private static String words(int candidate) {
        return "worker_processes " + candidate % 5 + ", proxy_buffer_size 8k, multi_accept " + HOSTILE
                + ", net.ipv4.tcp_notsent_lowat 16384";
    }

    private static List<Effect> effects() {
        List<Effect> effects = new ArrayList<>(List.of(
                new Effect("worker_processes", "1", "2", "How many processes share the connections.", 0.86, 0.81, 0.91),
                new Effect("worker_processes", "1", "4", "How many processes share the connections.", 0.93, 0.86, 1.01),
                new Effect("tcp_nodelay", "off", "on", "Sends a frame at once " + HOSTILE, 0.97, 0.93, 1.02),
                new Effect("multi_accept", "off", "on", "", 1.01, 0.95, 1.06),
                new Effect(
                        "a-setting-with-a-name-that-is-longer-than-most-are",
                        "",
                        "{a|value} longer than most",
                        "",
                        1.02,
                        0.9,
                        1.2)));
        double ratio = 0.95;
        for (String size : List.of("8k", "16k", "4k", "2k", "1k", "256")) {
            effects.add(
                    new Effect("proxy_buffer_size", "512", size, "Of each tunnel.", ratio, ratio * 0.95, ratio * 1.05));
            ratio *= size.equals("1k") ? 1.6 : 1.01;
        }
        effects.sort((one, other) -> Double.compare(one.ratio(), other.ratio()));
        return effects;
    }

    private static Proven first() {
        return new Proven(
                "worker_processes 2, proxy_buffer_size 8k, tcp_nodelay on, net.ipv4.tcp_notsent_lowat 16384",
                true,
                List.of(new Line("response p99", "NANOSECONDS", 12, 812e3, 683e3, 0.841, 0.803, 0.882, "BETTER", 0)),
                beside(),
                List.of(
                        new Part("worker_processes 2", true, List.of(put(1.14, 1.09, 1.18, "WORSE", 0))),
                        new Part("proxy_buffer_size 8k", true, List.of(put(1.043, 1.02, 1.07, "WORSE", 0))),
                        new Part("tcp_nodelay on", false, List.of(put(1.003, 0.98, 1.02, "UNDECIDED", 122))),
                        new Part("net.ipv4.tcp_notsent_lowat 16384", false, List.of())),
                List.of());
    }

    private static Proven second() {
        return new Proven(
                "worker_processes 2, proxy_buffer_size 8k",
                true,
                List.of(new Line("response p99", "NANOSECONDS", 10, 808e3, 679e3, 0.838, 0.8, 0.88, "BETTER", 0)),
                beside(),
                List.of(),
                List.of());
    }

    private static Line put(double ratio, double low, double high, String verdict, int more) {
        return new Line("response p99", "NANOSECONDS", 12, 683e3, 683e3 * ratio, ratio, low, high, verdict, more);
    }

    private static List<Line> beside() {
        return List.of(
                new Line("handshake p50", "NANOSECONDS", 12, 402e3, 377e3, 0.94, 0.9, 0.97, "BETTER", 0),
                new Line("handshake p99", "NANOSECONDS", 12, 1.9e6, 1.8e6, 0.95, 0.8, 1.13, "UNDECIDED", 1),
                new Line("response p50", "NANOSECONDS", 12, 204e3, 203e3, 0.998, 0.99, 1.004, "SAME", 0),
                new Line("CPU per message", "NANOSECONDS", 12, 7_900, 9_400, 1.19, 1.17, 1.21, "WORSE", 0),
                new Line("memory per connection", "BYTES", 2, 10_240, 18_400, 1.8, 0, 0, "UNDECIDED", 0));
    }

    private static List<Front.Point> front() {
        List<Front.Point> points = new ArrayList<>(List.of(
                new Front.Point("c7", words(7), 22, 0.84, 9_400, 18_400, true),
                new Front.Point("c12", words(12), 6, 0.86, 9_100, 14_000, true),
                new Front.Point("c15", words(15), 6, 0.93, 7_850, 10_800, true),
                new Front.Point("default", "default", 44, 1, 7_900, 10_240, true)));
        SplittableRandom random = new SplittableRandom(8);
        IntStream.range(20, 36)
                .mapToObj(name -> new Front.Point(
                        "c" + name,
                        words(name),
                        1,
                        random.nextDouble(0.94, 2.2),
                        random.nextDouble(8_000, 12_000),
                        random.nextDouble(11_000, 30_000),
                        false))
                .forEach(points::add);
        return points;
    }
}
