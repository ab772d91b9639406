package longwire.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TuningPageTest {
    @Test
    void thePageLoadsNothingAndForbidsItselfToTry() {
        String page = TuningPage.of(ExampleReport.gain());

        assertThat(page).doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).doesNotContainPattern("url\\(\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).containsPattern("Content-Security-Policy\"\\s+content=\"default-src 'none';");
        assertThat(page).doesNotContain(ExampleReport.HOSTILE);
    }

    @Test
    void theAnswerStandsOnTopWithItsSettingsTold() {
        String page = flat(TuningPage.of(ExampleReport.gain()));

        assertThat(page)
                .contains("<div class=\"verdict valid\"><p>A gain is shown</p>")
                .contains(
                        "<p class=\"said\"><code>worker_processes 2, proxy_buffer_size 8k</code> lowers response p99 by 16 % ")
                .contains(
                        "<dt>Compared</dt><dd>response p99 subject to memory per connection vs default &lt;= 1.1</dd>")
                .contains("<li>compared at 4,000/s</li><li>14.6 of 15.0 min</li><li>140 trials of ")
                .contains("<li>noise of a trial ± 4.1 %</li>");
    }

    @Test
    void whatIsToBeChangedIsThereAsADifferenceForTheKernelAndAsAWhole() {
        String page = TuningPage.of(ExampleReport.gain());

        assertThat(page)
                .contains("<span class=\"file\">--- nginx.conf\n</span>")
                .contains(
                        "<span class=\"removed\">-worker_processes 1;\n</span><span class=\"added\">+worker_processes 2;\n</span>")
                .contains("<pre class=\"copyable\">net.ipv4.tcp_notsent_lowat = 16384\n</pre>")
                .contains("The whole configuration: nginx.conf</summary><pre class=\"copyable\">daemon off;\n");
    }

    @Test
    void theProofTellsTheGoalFirstAndWhatEachChangeDoes() {
        String page = flat(TuningPage.of(ExampleReport.gain()));

        assertThat(page)
                .contains(
                        "<tr class=\"goal\"><td>response p99</td><td class=\"n\">812 µs</td><td class=\"n\">683 µs</td>"
                                + "<td class=\"n\">−15.9 %</td><td class=\"n\">−19.7…−11.8 %</td>")
                .contains("<td class=\"BETTER\">BETTER</td><td class=\"faint why\"></td></tr>")
                .contains("about 1 more pair would decide")
                .contains("<td>memory per connection</td><td class=\"n\">10.0 KiB</td>")
                .contains("<code>worker_processes 2</code><br><b>matters</b></td>")
                .contains("<code>tcp_nodelay on</code><br><span class=\"faint\">not shown to matter</span></td>")
                .contains("no metric of the goal could be trusted without it")
                .contains(
                        "Again, with the remaining changes. <b class=\"BETTER\">Shown</b> to be better than the default, in 10 pairs");
    }

    @Test
    void whereNothingIsRecommendedNothingIsOffered() {
        String page = flat(TuningPage.of(ExampleReport.none()));

        assertThat(page)
                .contains("<div class=\"verdict open\"><p>No significant gain</p>")
                .contains("<p>Nothing: the default stays.</p>")
                .contains("<b>Not shown</b> to be better than the default, in 10 pairs of trials.")
                .contains("<li>no dropped connection</li><li>send lag p99 is 1.31 ms, over 1.00 ms</li>")
                .contains("about 14 more pairs would decide")
                .contains("<td>transport</td><td>unset</td><td>epoll</td>")
                .doesNotContain("<pre")
                .doesNotContain("<dt>Compared</dt>")
                .doesNotContain("data-front");
    }

    @Test
    void aSearchThatHasTriedNothingHasAPageThatSaysSo() {
        String page = flat(TuningPage.of(ExampleReport.empty()));

        assertThat(page)
                .contains("<p>Not finished</p>")
                .contains("nothing of it is an answer yet")
                .contains("Nothing is recommended yet.")
                .contains("Nothing is confirmed yet")
                .contains("No rate has been tried yet.")
                .contains("No candidate has been tried yet.")
                .contains("<li>0.0 of 15.0 min</li></ul>")
                .doesNotContain("<figure");
    }

    /** Without what is between elements alone. */
    private static String flat(String page) {
        return page.replaceAll(">\\s+<", "><");
    }
}
