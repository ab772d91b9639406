#!/usr/bin/env bash
# Caddy 2.6.2 (Debian 12), the often copied matcher for WebSockets "header Connection *Upgrade*" with "header Upgrade websocket".
# Behaviour: it compares values letter by letter, so that a handshake with "Connection: upgrade" does not match. nginx sends that
# if it stands in front with the usual proxy_set_header Connection "upgrade". The viewer gets 200 with an empty body, not an error.
# Expected: that the options of Connection are compared without regard to case, as RFC 9110 section 7.6.1 has them.
# Output seen:
#   Connection: Upgrade  HTTP/1.1 101 Switching Protocols, origin reached
#   Connection: upgrade  HTTP/1.1 200 OK, origin not reached, Content-Length: 0
# Needs: Debian 12, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=2.6.2-5
dir=$(mktemp -d); caddy=''
trap '[ -z "$caddy" ] || kill "$caddy" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "caddy=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r listen origin <<<"$ports"
cat >Caddyfile <<CONF
{
  admin off
  auto_https off
}
http://127.0.0.1:$listen {
  bind 127.0.0.1
  @websockets {
    header Connection *Upgrade*
    header Upgrade websocket
  }
  reverse_proxy @websockets 127.0.0.1:$origin
}
CONF
HOME=$dir XDG_DATA_HOME=$dir XDG_CONFIG_HOME=$dir ./usr/bin/caddy run --config Caddyfile --adapter caddyfile 2>log &
caddy=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
reached = []
def serve():
    while True:
        peer = server.accept()[0]
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        reached.append(peer)
        peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
threading.Thread(target=serve, daemon=True).start()
def handshake(option):
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: %s\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" % (listen, option))
    before = len(reached)
    lines = viewer.recv(4096).decode().split("\r\n")
    empty = [line for line in lines if line == "Content-Length: 0"]
    return ", ".join([lines[0], "origin reached" if len(reached) > before else "origin not reached"] + empty)
upper, lower = handshake(b"Upgrade"), handshake(b"upgrade")
print("Connection: Upgrade  " + upper)
print("Connection: upgrade  " + lower)
sys.exit(not (upper == "HTTP/1.1 101 Switching Protocols, origin reached"
              and lower == "HTTP/1.1 200 OK, origin not reached, Content-Length: 0"))
PYTHON
