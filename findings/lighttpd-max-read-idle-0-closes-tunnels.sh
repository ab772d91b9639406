#!/usr/bin/env bash
# lighttpd 1.4.69 (Debian 12), server.max-read-idle = 0 with WebSockets proxied by mod_proxy (proxy.header "upgrade").
# Behaviour: the handshake succeeds, and the tunnel is closed when lighttpd next looks at its timeouts, within about a second,
# even where viewer and origin keep sending. "lighttpd -tt" accepts the value without a warning.
# Expected: that 0 is "no limit", as for server.kbytes-per-second in the same file, or that it is refused.
# Output seen (the time varies below about a second):
#   server.max-read-idle = 0: HTTP/1.1 101 Switching Protocols, then closed after 0.7 s although both sides send
#   server.max-read-idle = 5: HTTP/1.1 101 Switching Protocols, then open after 4 s
# Needs: Debian 12 with the libraries that lighttpd depends on, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=1.4.69-1
dir=$(mktemp -d); lighttpd=()
trap '[ ${#lighttpd[@]} = 0 ] || kill "${lighttpd[@]}" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "lighttpd=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(3)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r zero five origin <<<"$ports"
start() { # port, seconds
  cat >"$2.conf" <<CONF
server.document-root = "$dir"
server.bind = "127.0.0.1"
server.port = $1
server.max-read-idle = $2
server.modules = ("mod_proxy")
proxy.server = ("" => (("host" => "127.0.0.1", "port" => $origin)))
proxy.header = ("upgrade" => "enable")
CONF
  said=$(./usr/sbin/lighttpd -tt -f "$2.conf" -m "$dir/usr/lib/lighttpd" 2>&1)
  if [ -n "$said" ]; then echo "$said" >&2; exit 1; fi
  ./usr/sbin/lighttpd -D -f "$2.conf" -m "$dir/usr/lib/lighttpd" 2>>log &
  lighttpd+=($!)
}
start "$zero" 0
start "$five" 5
python3 - "$zero" "$five" "$origin" <<'PYTHON'
import socket, sys, threading, time
zero, five, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve(peer):
    try:
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n")
        while data := peer.recv(4096):
            peer.sendall(data)
    except OSError:
        pass   # the proxy has closed
def accept():
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
threading.Thread(target=accept, daemon=True).start()
def tunnel(port):
    for attempt in range(100):
        try:
            viewer = socket.create_connection(("127.0.0.1", port)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    viewer.settimeout(10)
    viewer.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                   b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    answer = viewer.recv(4096).split(b"\r\n")[0].decode()
    begin = time.monotonic()
    try:
        while time.monotonic() < begin + 4:
            viewer.sendall(b"\x8a\x80abcd")   # a pong, which the origin sends back
            if viewer.recv(64) == b"":
                break
            time.sleep(0.05)
        else:
            return answer, None
    except ConnectionError:
        pass
    return answer, time.monotonic() - begin
def words(answer, closed):
    return answer + (", then open after 4 s" if closed is None else ", then closed after %.1f s although both sides send" % closed)
without, limited = tunnel(zero), tunnel(five)
print("server.max-read-idle = 0: " + words(*without))
print("server.max-read-idle = 5: " + words(*limited))
sys.exit(not (" 101 " in without[0] and " 101 " in limited[0]
              and without[1] is not None and without[1] < 3 and limited[1] is None))
PYTHON
