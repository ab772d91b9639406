#!/usr/bin/env bash
# HAProxy 2.6.12 (Debian 12), "http-request replace-path /app(/.*)? \1", a way to strip a prefix that is to match /app too.
# Behaviour: for /app the group is empty, and the origin gets a request line without a path: "GET  HTTP/1.1", with two spaces.
# "haproxy -c" does not warn.
# Expected: that an empty path becomes "/", as RFC 9112 section 3.2.1 demands of a client, or that the request is refused.
# Output seen:
#   /app/live  GET /live HTTP/1.1
#   /app       GET  HTTP/1.1
#   /app?a=1   GET ?a=1 HTTP/1.1
# Needs: Debian 12, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=2.6.12-1+deb12u4
dir=$(mktemp -d); haproxy=''
trap '[ -z "$haproxy" ] || kill "$haproxy" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "haproxy=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r listen origin <<<"$ports"
cat >haproxy.cfg <<CONF
defaults
  mode http
  timeout connect 5s
  timeout client 10s
  timeout server 10s
listen all
  bind 127.0.0.1:$listen
  http-request replace-path /app(/.*)? \1
  server origin 127.0.0.1:$origin
CONF
./usr/sbin/haproxy -c -f haproxy.cfg >said 2>&1
if grep -q WARNING said; then cat said >&2; exit 1; fi
./usr/sbin/haproxy -q -db -f haproxy.cfg &
haproxy=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve():
    while True:
        with server.accept()[0] as peer:   # answers with the request line that it got
            head = b""
            while b"\r\n\r\n" not in head:
                head += peer.recv(4096)
            line = head.split(b"\r\n")[0]
            peer.sendall(b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n%s" % (len(line), line))
threading.Thread(target=serve, daemon=True).start()
def origin_gets(path):
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(b"GET " + path + b" HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
    answer = b""
    while data := viewer.recv(4096):
        answer += data
    return answer.split(b"\r\n\r\n", 1)[1]
expected = {b"/app/live": b"GET /live HTTP/1.1", b"/app": b"GET  HTTP/1.1", b"/app?a=1": b"GET ?a=1 HTTP/1.1"}
seen = {path: origin_gets(path) for path in expected}
for path, line in seen.items():
    print("%-10s %s" % (path.decode(), line.decode()))
sys.exit(seen != expected)
PYTHON
