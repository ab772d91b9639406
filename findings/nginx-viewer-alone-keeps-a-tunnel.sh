#!/usr/bin/env bash
# nginx 1.22.1 (Debian 12), proxy_read_timeout on an upgraded connection.
# Behaviour: bytes of the viewer alone keep the tunnel open; only when neither side sends is it cut after the timeout.
# Expected from its documentation ("between two successive read operations" from the proxied server): that only the origin's
# bytes count, so that a tunnel in which the viewer alone talks is cut.
# Output seen, with proxy_read_timeout 3s:
#   viewer sends each second, origin nothing: open after 9 s
#   then nobody sends: cut after 3 s
# Needs: Debian 12, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=1.22.1-9+deb12u11
dir=$(mktemp -d); nginx=''
trap '[ -z "$nginx" ] || kill "$nginx" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "nginx=$VERSION" >/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
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
  server {
    listen 127.0.0.1:$listen;
    location / {
      proxy_pass http://127.0.0.1:$origin;
      proxy_http_version 1.1;
      proxy_set_header Upgrade \$http_upgrade;
      proxy_set_header Connection upgrade;
      proxy_read_timeout 3s;
    }
  }
}
CONF
./usr/sbin/nginx -c "$dir/nginx.conf" -e "$dir/error.log" &
nginx=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve():
    peer = server.accept()[0]
    head = b""
    while b"\r\n\r\n" not in head:
        head += peer.recv(4096)
    peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n")
    while peer.recv(4096):
        pass
threading.Thread(target=serve, daemon=True).start()
for attempt in range(100):
    try:
        viewer = socket.create_connection(("127.0.0.1", listen)); break
    except ConnectionRefusedError:
        time.sleep(0.1)
viewer.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
               b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
assert b" 101 " in viewer.recv(4096)
viewer.settimeout(1)
def still_open():
    try:
        return viewer.recv(1) != b""
    except TimeoutError:
        return True
for second in range(9):
    viewer.sendall(b"\x8a\x80abcd")   # an unsolicited pong
    if not still_open():
        sys.exit("viewer sends each second, origin nothing: cut after %d s" % (second + 1))
print("viewer sends each second, origin nothing: open after 9 s")
begin = time.monotonic()
viewer.settimeout(10)
if viewer.recv(1) != b"":
    sys.exit("bytes nobody sent")
took = 1 + time.monotonic() - begin   # the last pong went one second before
print("then nobody sends: cut after %.0f s" % took)
sys.exit(not 2 <= took <= 5)
PYTHON
