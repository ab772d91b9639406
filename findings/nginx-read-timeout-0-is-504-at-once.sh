#!/usr/bin/env bash
# nginx 1.22.1 (Debian 12), proxy_read_timeout 0.
# Behaviour: the timeout is over before the origin can answer: each request, and each WebSocket handshake, gets 504 at once.
# "nginx -t" accepts the value without a warning.
# Expected: that 0 is "no limit", as for client_max_body_size in the same file and for Envoy's timeouts, or that it is refused.
# Output seen, with an origin that answers after 0.5 s:
#   proxy_read_timeout 0:   HTTP/1.1 504 Gateway Time-out, before the origin answered
#   proxy_read_timeout 60s: HTTP/1.1 101 Switching Protocols
# Needs: Debian 12, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=1.22.1-9+deb12u11
dir=$(mktemp -d); nginx=''
trap '[ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "nginx=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r listen origin <<<"$ports"
cat >nginx.conf <<CONF
daemon off; pid $dir/pid; error_log $dir/error.log;
events {}
http {
  access_log off;
  client_body_temp_path $dir/b; proxy_temp_path $dir/p; fastcgi_temp_path $dir/f; uwsgi_temp_path $dir/u; scgi_temp_path $dir/s;
  proxy_http_version 1.1;
  proxy_set_header Upgrade \$http_upgrade;
  proxy_set_header Connection upgrade;
  server {
    listen 127.0.0.1:$listen;
    location /0 { proxy_pass http://127.0.0.1:$origin; proxy_read_timeout 0; }
    location /60 { proxy_pass http://127.0.0.1:$origin; proxy_read_timeout 60s; }
  }
}
CONF
./usr/sbin/nginx -t -c "$dir/nginx.conf" -e "$dir/error.log" 2>said
if grep -q warn said; then cat said >&2; exit 1; fi
./usr/sbin/nginx -c "$dir/nginx.conf" -e "$dir/error.log" &
nginx=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
answered = []   # the moments at which the origin answered
def serve(peer):
    try:
        head = b""
        while b"\r\n\r\n" not in head:
            data = peer.recv(4096)
            if not data:
                return
            head += data
        time.sleep(0.5)
        answered.append(time.monotonic())
        peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
        while peer.recv(4096):
            pass
    except OSError:
        pass   # the proxy has given up
def accept():
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
threading.Thread(target=accept, daemon=True).start()
def handshake(path):
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(10)
    viewer.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    return viewer.recv(4096).split(b"\r\n")[0].decode()
zero = handshake(b"/0")
early = not answered
limited = handshake(b"/60")
print("proxy_read_timeout 0:   %s, %s the origin answered" % (zero, "before" if early else "after"))
print("proxy_read_timeout 60s: " + limited)
sys.exit(not (" 504 " in zero and early and " 101 " in limited))
PYTHON
