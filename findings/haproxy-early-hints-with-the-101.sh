#!/usr/bin/env bash
# HAProxy 2.6.12 (Debian 12), an origin that sends 103 Early Hints before the 101 of a WebSocket handshake.
# Behaviour: where both responses arrive in one packet the viewer gets 502; where 103 arrives first and 101 a little later, it
# gets both and the tunnel works. So it depends on timing whether the same origin works.
# Expected: that an interim response is relayed or dropped, however the bytes are cut into packets.
# Output seen:
#   103 and 101 in one write:    HTTP/1.1 502 Bad Gateway
#   103, and 101 after 0.3 s:    HTTP/1.1 101 Switching Protocols
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
  timeout tunnel 10s
listen all
  bind 127.0.0.1:$listen
  server origin 127.0.0.1:$origin
CONF
./usr/sbin/haproxy -q -db -f haproxy.cfg &
haproxy=$!
python3 - "$listen" "$origin" <<'PYTHON'
import socket, sys, threading, time
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
HINT = b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n"
SWITCH = (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
def serve(apart):
    peer = server.accept()[0]
    head = b""
    while b"\r\n\r\n" not in head:
        head += peer.recv(4096)
    if apart:
        peer.sendall(HINT); time.sleep(0.3); peer.sendall(SWITCH)
    else:
        peer.sendall(HINT + SWITCH)
    while peer.recv(4096):
        pass
def handshake(apart):
    threading.Thread(target=serve, args=(apart,), daemon=True).start()
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", listen)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(5)
    viewer.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    answer = b""
    while True:
        answer += viewer.recv(4096)
        final = [line for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ") and b" 103 " not in line]
        if final:
            return final[0].decode()
together, apart = handshake(False), handshake(True)
print("103 and 101 in one write:    " + together)
print("103, and 101 after 0.3 s:    " + apart)
sys.exit(not (" 502 " in together and " 101 " in apart))
PYTHON
