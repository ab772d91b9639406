#!/usr/bin/env bash
# Apache httpd 2.4.71 (Debian 12), mpm_event, graceful restart (SIGUSR1) with an open WebSocket, ServerLimit as small as
# MaxRequestWorkers needs.
# Behaviour: after the restart nobody is answered as long as the tunnel is open: connections are taken by the kernel and wait. The old
# process keeps its place among the ServerLimit ones until its last tunnel ends, so no new process starts; all other threads of the old
# one are idle and serve nobody. When the tunnel ends, those who waited are answered. With a second place everything is served at once.
# Expected: that a reload with 24 of 25 threads idle serves new viewers, and that MaxRequestWorkers alone limits them.
# Output seen:
#   ServerLimit 1: new viewer within 4 s: no; after the tunnel has ended: yes
#   ServerLimit 2: new viewer within 4 s: yes; after the tunnel has ended: yes
# Needs: Debian 12 with the libraries that apache2-bin depends on, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=2.4.71-1~deb12u1
dir=$(mktemp -d); httpd=''
trap '[ -z "$httpd" ] || kill "$httpd" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
chmod 755 "$dir"
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "apache2-bin=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r listen origin <<<"$ports"
modules=$dir/usr/lib/apache2/modules
cat >httpd.conf <<CONF
ServerName localhost
ServerRoot $dir
PidFile $dir/pid
ErrorLog $dir/error.log
Listen 127.0.0.1:$listen
ServerLimit \$LIMIT
StartServers 1
ThreadsPerChild 25
MaxRequestWorkers 25
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_wstunnel_module $modules/mod_proxy_wstunnel.so
User nobody
Group nogroup
ProxyPass / ws://127.0.0.1:$origin/
CONF
cat >try.py <<'PYTHON'
import os, signal, socket, sys, threading, time
listen, origin, httpd = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve(peer):
    head = b""
    while b"\r\n\r\n" not in head:
        head += peer.recv(4096)
    peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
    while True:
        data = peer.recv(4096)
        if not data:
            return
        peer.sendall(data)
def accept():
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
threading.Thread(target=accept, daemon=True).start()
REQUEST = (b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
def handshake():
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(REQUEST)
    assert b" 101 " in viewer.recv(4096)
    return viewer
tunnel = handshake()
os.kill(httpd, signal.SIGUSR1)
time.sleep(1)
viewer = socket.create_connection(("127.0.0.1", listen))
viewer.sendall(REQUEST)
def answered(seconds):
    viewer.settimeout(seconds)
    try:
        return b" 101 " in viewer.recv(4096, socket.MSG_PEEK)
    except TimeoutError:
        return False
word = {True: "yes", False: "no"}
first = answered(4)
tunnel.close()
print("new viewer within 4 s: %s; after the tunnel has ended: %s" % (word[first], word[answered(10)]))
PYTHON
seen=$(for limit in 1 2; do
  sed "s/\$LIMIT/$limit/" httpd.conf >"httpd-$limit.conf"
  ./usr/sbin/apache2 -f "$dir/httpd-$limit.conf" -DFOREGROUND &
  httpd=$!
  echo "ServerLimit $limit: $(python3 try.py "$listen" "$origin" "$httpd")"
  kill "$httpd"
  wait "$httpd" || true
done)
echo "$seen"
[ "$seen" = 'ServerLimit 1: new viewer within 4 s: no; after the tunnel has ended: yes
ServerLimit 2: new viewer within 4 s: yes; after the tunnel has ended: yes' ]
