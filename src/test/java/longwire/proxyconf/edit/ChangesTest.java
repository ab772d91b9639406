package longwire.proxyconf.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import longwire.proxy.ProxyDrivers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a change makes of a text, to the letter. */
class ChangesTest {
    @TempDir
    private Path directory;

    /** Lines are separated by a bar; tabs are underlined; quotes are dollars. */
    @ParameterizedTest(name = "nginx {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "worker_processes!3!worker_processes  auto ; # x|events {}!worker_processes  3 ; # x|events {}",
                "worker_processes!3!# x|events {}!# x|worker_processes 3;|events {}",
                "worker_rlimit_nofile!999!user www;|events {}!user www;|worker_rlimit_nofile 999;|events {}",
                "worker_connections!99!events {}!events { worker_connections 99; }",
                "worker_connections!99!events { multi_accept on; }!events { multi_accept on; worker_connections 99; }",
                "worker_connections!99!events { # x|}!events { # x|  worker_connections 99;|}",
                "multi_accept!on!events {|_use epoll; # x|}!events {|_use epoll; # x|_multi_accept on;|}",
                "multi_accept!on!events {|  multi_accept|    \"off\";|}!events {|  multi_accept|    on;|}",
            })
    void ofNginxMainBlock(String name, String value, String before, String after) throws Exception {
        assertThat(changed("nginx", "nginx.conf", name, value, before)).isEqualTo(text(after));
    }

    @ParameterizedTest(name = "nginx {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "backlog!5!listen 80; # x!listen 80 backlog=5; # x",
                "backlog!5!listen 80 backlog=511 ssl;!listen 80 backlog=5 ssl;",
                "reuseport!on!listen 80 ssl;|listen [::]:80;!listen 80 ssl reuseport;|listen [::]:80 reuseport;",
                "reuseport!off!listen 80 reuseport ssl;!listen 80 ssl;",
                "reuseport!off!listen 80|  reuseport;!listen 80;",
                "so_keepalive!on!listen 80 so_keepalive=30m::10;!listen 80 so_keepalive=on;",
                "keepalive_timeout!9s!listen 80;|keepalive_timeout 75 60;!listen 80;|keepalive_timeout 9s 60;",
                "tcp_nodelay!off!listen 80;!listen 80;|    tcp_nodelay off;",
            })
    void ofNginxServer(String name, String value, String before, String after) throws Exception {
        String around =
                "http {|  server {|    %s|    location / {|      proxy_pass http://a;|      proxy_set_header Upgrade x;|"
                        + "    }|  }|}|";

        assertThat(changed("nginx", "nginx.conf", name, value, String.format(around, before)))
                .isEqualTo(text(String.format(around, after)));
    }

    @ParameterizedTest(name = "nginx {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "proxy_read_timeout!9s!proxy_pass http://a;!proxy_pass http://a;|  proxy_read_timeout 9s;",
                "proxy_read_timeout!9s!proxy_pass http://a; # a|  if (x) { return 1; }"
                        + "!proxy_pass http://a; # a|  proxy_read_timeout 9s;|  if (x) { return 1; }",
                "proxy_read_timeout!9s!proxy_pass http://a;proxy_read_timeout 1m;!proxy_pass http://a;"
                        + "proxy_read_timeout 9s;",
                "proxy_read_timeout!60s!proxy_pass http://a;|  proxy_read_timeout 1m;"
                        + "!proxy_pass http://a;|  proxy_read_timeout 1m;",
                "proxy_buffer_size!64k!proxy_pass http://a;"
                        + "!proxy_pass http://a;|  proxy_buffer_size 64k;|  proxy_buffers 8 64k;",
                "proxy_buffer_size!64k!proxy_pass http://a;|  proxy_buffers 4 16k; # x"
                        + "!proxy_pass http://a;|  proxy_buffers 8 64k; # x|  proxy_buffer_size 64k;",
                "proxy_buffer_size!8k!proxy_pass http://a;|  proxy_buffers 16 8k;"
                        + "!proxy_pass http://a;|  proxy_buffers 16 8k;|  proxy_buffer_size 8k;",
            })
    void ofNginxLocationInAPartOfAConfiguration(String name, String value, String before, String after)
            throws Exception {
        String around = "location / {|  %s|}|";

        assertThat(changed("nginx", "nginx.conf", name, value, String.format(around, before)))
                .isEqualTo(text(String.format(around, after)));
    }

    @ParameterizedTest(name = "haproxy {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "nbthread!3!defaults| mode http!global| nbthread 3||defaults| mode http",
                "nbthread!3!global # x|_daemon|_nbthread  2 # y!global # x|_daemon|_nbthread  3 # y",
                "busy-polling!on!global|  no  busy-polling!global|  busy-polling",
                "busy-polling!off!global|  busy-polling # x!global|  no busy-polling # x",
                "tune.maxaccept!9!global|  .if x|  tune.maxaccept 4|  .endif!global|  .if x|  tune.maxaccept 9|  .endif",
                "timeout tunnel!9s!defaults|  timeout client 1m|  mode http"
                        + "!defaults|  timeout client 1m|  timeout tunnel 9s|  mode http",
                "timeout tunnel!9s!defaults|_mode http|        timeout client 1m"
                        + "!defaults|_mode http|        timeout client 1m|        timeout tunnel 9s",
                "option splice-auto!on!defaults| mode http!defaults| option splice-auto| mode http",
                "option splice-auto!off!defaults| option splice-auto!defaults| no option splice-auto",
                "timeout client!9s!frontend a|  default_backend b|backend b|  server s :1"
                        + "!frontend a|  timeout client 9s|  default_backend b|backend b|  server s :1",
                "option splice-auto!off!listen a|  option  splice-auto #x|  server s :1"
                        + "!listen a|  no option  splice-auto #x|  server s :1",
                "option clitcpka!off!listen a|  option tcpka|  server s :1"
                        + "!listen a|  option tcpka|  no option clitcpka|  server s :1",
                "backlog!9!listen a|  bind :1 ssl # x|  bind unix@/x|  server s :1"
                        + "!listen a|  bind :1 ssl backlog 9 # x|  bind unix@/x|  server s :1",
                "backlog!9!listen a|  bind :1|  backlog 5|  server s :1!listen a|  bind :1|  backlog 9|  server s :1",
                "maxconn!99!global|  maxconn 20|listen a|  maxconn 30|  server s :1"
                        + "!global|  maxconn 99|listen a|  maxconn 99|  server s :1",
            })
    void ofHaproxy(String name, String value, String before, String after) throws Exception {
        assertThat(changed("haproxy", "haproxy.cfg", name, value, before)).isEqualTo(text(after));
    }

    @ParameterizedTest(name = "caddy {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "dial_timeout!9s!:80 {|_reverse_proxy :1 # x|}"
                        + "!:80 {|_reverse_proxy :1 {|__transport http {|___dial_timeout 9s|__}|_} # x|}",
                "dial_timeout!9s!:80|reverse_proxy :1!:80|reverse_proxy :1 {|_transport http {|__dial_timeout 9s|_}|}",
                "dial_timeout!9s!:80 {|  reverse_proxy :1 {|    transport http {|      dial_timeout  1m # x|    }|  }|}"
                        + "!:80 {|  reverse_proxy :1 {|    transport http {|      dial_timeout  9s # x|    }|  }|}",
                "flush_interval!9s!:80 {|  reverse_proxy :1 {|    # x|  }|}"
                        + "!:80 {|  reverse_proxy :1 {|    # x|    flush_interval 9s|  }|}",
                "grace_period!9s!:80|reverse_proxy :1!{|_grace_period 9s|}||:80|reverse_proxy :1",
                "idle_timeout!9s!{|_debug|}|:80|reverse_proxy :1"
                        + "!{|_debug|_servers {|__timeouts {|___idle 9s|__}|_}|}|:80|reverse_proxy :1",
                "max_header_bytes!9000!{|_servers {|__max_header_size 1MB|_}|}|:80|reverse_proxy :1"
                        + "!{|_servers {|__max_header_size 9000|_}|}|:80|reverse_proxy :1",
            })
    void ofCaddyfiles(String name, String value, String before, String after) throws Exception {
        assertThat(changed("caddy", "Caddyfile", name, value, before)).isEqualTo(text(after));
    }

    @ParameterizedTest(name = "apache2 {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "Timeout!9!Listen 80|timeout  60 |#x!Listen 80|timeout  9 |#x",
                "Timeout!9!Listen 80|KeepAlive On|#x!Listen 80|KeepAlive On|Timeout 9|#x",
                "ProxyTimeout!9!Listen 80|#x!Listen 80|#x|ProxyTimeout 9",
                "MaxRequestWorkers!99!Listen 80|MaxClients 5!Listen 80|MaxClients 99",
                "ThreadsPerChild!99!Listen 80|ThreadsPerChild 5!Listen 80|ThreadsPerChild 99|ThreadLimit 99",
                "ThreadsPerChild!99!Listen 80|ThreadLimit 70|ThreadsPerChild 5"
                        + "!Listen 80|ThreadLimit 99|ThreadsPerChild 99",
                "ProxyPass ttl!9!ProxyPass / \\|  http://a/ upgrade=websocket TTL=5 \\|  retry=0"
                        + "!ProxyPass / \\|  http://a/ upgrade=websocket TTL=9 \\|  retry=0",
                "ProxyPass ttl!9!ProxyPass / http://a/ \\|  upgrade=websocket!ProxyPass / http://a/ \\|"
                        + "  upgrade=websocket ttl=9",
                "ProxyPass enablereuse!on!ProxyPass / ws://a/ disablereuse=On!ProxyPass / ws://a/ enablereuse=on",
                "Timeout!9!<VirtualHost *>|  ProxyPass / ws://a/|</VirtualHost>"
                        + "!<VirtualHost *>|  Timeout 9|  ProxyPass / ws://a/|</VirtualHost>",
                "ProxyPass ttl!9!<Proxy balancer://b>|  BalancerMember ws://a|  BalancerMember ws://c ttl=5|</Proxy>|"
                        + "ProxyPass / balancer://b/!<Proxy balancer://b>|  BalancerMember ws://a ttl=9|"
                        + "  BalancerMember ws://c ttl=9|</Proxy>|ProxyPass / balancer://b/",
            })
    void ofApache(String name, String value, String before, String after) throws Exception {
        assertThat(changed("apache2", "apache2.conf", name, value, before)).isEqualTo(text(after));
    }

    @ParameterizedTest(name = "edge {0} {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "sockets.backlog!9!edge { sockets { backlog = 5, splice = false } } # x"
                        + "!edge { sockets { backlog = 9, splice = false } } # x",
                "sockets.backlog!9!edge {|  sockets.backlog=5 # x|}!edge {|  sockets.backlog=9 # x|}",
                "sockets.backlog!9!edge {|  sockets {|    splice = false|  }|}"
                        + "!edge {|  sockets {|    splice = false|    backlog : 9|  }|}",
            })
    void ofTheEdge(String name, String value, String before, String after) throws Exception {
        assertThat(changed("edge", "edge.conf", name, value, before)).isEqualTo(text(after));
    }

    private String changed(String proxy, String file, String name, String value, String before) throws Exception {
        Path written = Files.writeString(directory.resolve(file), text(before));
        return UserConfiguration.read(ProxyDrivers.named(proxy).schema(), written)
                .with(Map.of(name, value));
    }

    private static String text(String lines) {
        return lines.replace('|', '\n').replaceAll("(?m)(?<=^_{0,9})_", "\t");
    }
}
