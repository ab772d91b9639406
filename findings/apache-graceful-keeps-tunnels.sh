#!/usr/bin/env bash
# Apache httpd 2.4.71 (Debian 12), graceful restart (SIGUSR1) with WebSockets proxied by mod_proxy_wstunnel to a ws:// URL.
# Behaviour: the tunnels stay open, those that talk and those that are silent; their old process lives on beside the new ones.
# Expected: that they are cut, since mod_proxy_wstunnel's connections do not count as requests that a graceful restart waits for.
# Output seen:
#   graceful restart: new process answers; tunnel that talks: open after 8 s; silent tunnel: open after 8 s
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
LoadModule mpm_event_module $modules/mod_mpm_event.so
LoadModule authz_core_module $modules/mod_authz_core.so
LoadModule proxy_module $modules/mod_proxy.so
LoadModule proxy_wstunnel_module $modules/mod_proxy_wstunnel.so
User nobody
Group nogroup
ProxyPass / ws://127.0.0.1:$origin/
CONF
./usr/sbin/apache2 -f "$dir/httpd.conf" -DFOREGROUND &
httpd=$!
python3 - "$listen" "$origin" "$httpd" <<'PYTHON'
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
def handshake():
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    assert b" 101 " in viewer.recv(4096)
    return viewer
def echoes(viewer):
    try:
        viewer.sendall(b"\x8a\x80abcd")
        return viewer.recv(64) != b""
    except OSError:
        return False
talks, silent = handshake(), handshake()
os.kill(httpd, signal.SIGUSR1)
time.sleep(1)
new = "answers" if echoes(handshake()) else "does not answer"
kept = all(echoes(talks) for second in range(8) if not time.sleep(1))
word = {True: "open after 8 s", False: "cut"}
quiet = echoes(silent)
print("graceful restart: new process %s; tunnel that talks: %s; silent tunnel: %s" % (new, word[kept], word[quiet]))
sys.exit(not (new == "answers" and kept and quiet))
PYTHON
