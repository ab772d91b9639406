#!/usr/bin/env bash
# Caddy 2.6.2 (Debian 12), reverse_proxy, an origin whose 101 (Switching Protocols) has no Upgrade header, as hand-written servers answer.
# Behaviour: the viewer gets 200 OK with an empty body, a success, though the origin had said 101 and goes on with frames on its
# connection, which Caddy drops. A client says "unexpected status 200", which sends its owner to look for a wrong path; Caddy's log at
# its usual level does not mention the request. The same origin's 101 with the header is relayed and tunnels.
# Expected: 502, as for other answers of an origin that Caddy cannot use; or the 101 as it came.
# Output seen:
#   101 with Upgrade     HTTP/1.1 101 Switching Protocols
#   101 without Upgrade  HTTP/1.1 200 OK, Content-Length: 0
#   no answer            HTTP/1.1 502 Bad Gateway, Content-Length: 0
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
  reverse_proxy 127.0.0.1:$origin
}
CONF
HOME=$dir XDG_DATA_HOME=$dir XDG_CONFIG_HOME=$dir ./usr/bin/caddy run --config Caddyfile --adapter caddyfile 2>log &
caddy=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve():
    while True:
        peer = server.accept()[0]
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        if b"/closed" not in head:
            upgrade = b"" if b"/without" in head else b"Upgrade: websocket\r\n"
            peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\n" + upgrade + b"Connection: Upgrade\r\n"
                         b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x02hi")
        time.sleep(0.5)
        peer.close()
threading.Thread(target=serve, daemon=True).start()
def handshake(path):
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(b"GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n" % (path, listen))
    lines = viewer.recv(4096).decode("latin-1").split("\r\n")
    return ", ".join([lines[0]] + [line for line in lines if line == "Content-Length: 0"])
answers = [handshake(path) for path in (b"/", b"/without", b"/closed")]
for name, answer in zip(("101 with Upgrade   ", "101 without Upgrade", "no answer          "), answers):
    print(name + "  " + answer)
sys.exit(answers != ["HTTP/1.1 101 Switching Protocols", "HTTP/1.1 200 OK, Content-Length: 0",
                     "HTTP/1.1 502 Bad Gateway, Content-Length: 0"])
PYTHON
# The third is in the log, the second is not.
grep -q /closed log && ! grep -q /without log
