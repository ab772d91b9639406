package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import longwire.settings.Setting;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidValuesTest {
    /** Lines are separated by a bar, values by a comma. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "backlog!listen 127.0.0.1:80 backlog=16384 so_keepalive=off;!16384",
                "so_keepalive!listen 127.0.0.1:80 backlog=16384 so_keepalive=off;!off",
                "reuseport!listen 127.0.0.1:80 backlog=16384;!$$",
                "upstream keepalive!keepalive 64;|keepalive_timeout 60s;!64",
                "upstream keepalive_timeout!keepalive_timeout 600s;|upstream a {|keepalive_timeout 60s;!600s,60s",
                "timeout client!tune.sndbuf.client 4096|timeout client 600s|timeout client-fin 1s!600s",
                "tune.sndbuf.client!tune.sndbuf.client 4096|timeout client 600s!4096",
                "option splice-auto!no option splice-auto!no ",
                "busy-polling!no busy-polling|x!no ",
                "Timeout!ProxyTimeout 5|Timeout 600!600",
                "ProxyPass ttl!ProxyPass / http://127.0.0.1:1/ upgrade=websocket ttl=7 connectiontimeout=10!7",
                "keep_alive.idle_timeout!\"idle_timeout\" : \"600s\",|\"keep_alive\" : {|\"idle_timeout\" : \"1s\"!600s,1s",
                "exec_thread.limit!CONFIG proxy.config.exec_thread.limit INT 2!2",
                "server.tcp-nodelay!\"server.tcp-nodelay\" => \"enable\",!enable",
                "connect_timeout!connect_timeout               10.000 [seconds]!10",
                "read_ahead_gap!Processing: read_ahead_gap 16 KB!16 KB",
                "sockets.splice!splice=false|x!false",
            })
    void areTheWordsBehindTheNameAndNoOthers(String name, String lines, String values) {
        Setting setting = Setting.onOff(name, true, "what it does");

        assertThat(String.join(",", SaidValues.of(setting, lines.replace('|', '\n'))))
                .isEqualTo(values);
    }
}
