#!/usr/bin/env bash
# HAProxy 2.6.12 (Debian 12), WebSockets over HTTP/2 (RFC 8441), small messages that the origin echoes.
# Behaviour: HAProxy answers each DATA frame of the viewer with two WINDOW_UPDATE, one for the stream and one for the connection, at once
# and in a TCP segment of their own, before the echo. So a message of the viewer's costs one segment more in return than with a proxy
# that waits until half of the window is used, which nghttpx does: with small messages as many again as the echoes themselves.
# Expected: that a window of 65,535 bytes is returned when a good part of it is used, not after each 11 bytes.
# Output seen:
#   haproxy: 100 echoes in 200 segments, with 200 WINDOW_UPDATE frames
#   nghttpx: 100 echoes in 100 segments, with 0 WINDOW_UPDATE frames
# Needs: Debian 12 with the libraries that haproxy and nghttp2-proxy depend on, python3. Exit status: 0 if HAProxy sends two such frames
# and about two segments an echo, and nghttpx none and about one; 1 if not.
set -euo pipefail
readonly HAPROXY=2.6.12-1+deb12u4 NGHTTPX=1.52.0-1+deb12u3
dir=$(mktemp -d); proxies=()
trap '[ ${#proxies[@]} = 0 ] || kill "${proxies[@]}" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "haproxy=$HAPROXY" "nghttp2-proxy=$NGHTTPX" \
  python3-h2=4.1.0-4 python3-hpack=4.0.0-2 python3-hyperframe=6.0.0-1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(3)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r haproxy nghttpx origin <<<"$ports"
cat >haproxy.cfg <<CONF
defaults
  mode http
  timeout client 10s
  timeout server 10s
  timeout connect 10s
listen a
  bind 127.0.0.1:$haproxy proto h2
  server o 127.0.0.1:$origin
CONF
./usr/sbin/haproxy -db -f haproxy.cfg 2>log &
proxies+=($!)
./usr/sbin/nghttpx --conf=/dev/null -f "127.0.0.1,$nghttpx;no-tls" -b "127.0.0.1,$origin" 2>log2 &
proxies+=($!)
PYTHONPATH="$dir/usr/lib/python3/dist-packages" python3 - "$haproxy" "$nghttpx" "$origin" <<'PYTHON'
import base64, collections, hashlib, re, socket, struct, sys, threading, time
import h2.config, h2.connection, h2.events
haproxy, nghttpx, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
def serve(peer):
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    head = b""
    while b"\r\n\r\n" not in head:
        head += peer.recv(4096)
    key = re.search(rb"(?i)sec-websocket-key: *(\S+)", head).group(1)
    accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
    peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
    while data := peer.recv(4096):
        peer.sendall(data)
def accept():
    while True:
        threading.Thread(target=serve, args=(server.accept()[0],), daemon=True).start()
threading.Thread(target=accept, daemon=True).start()
def segments(peer):
    info = peer.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, 256)
    return struct.unpack_from("I", info, 152)[0]   # tcpi_data_segs_in
def measure(port):
    for attempt in range(100):
        try:
            peer = socket.create_connection(("127.0.0.1", port)); break
        except ConnectionRefusedError:
            time.sleep(0.1)
    peer.settimeout(5)
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    http = h2.connection.H2Connection(h2.config.H2Configuration(validate_outbound_headers=False))
    http.initiate_connection()
    frames = collections.Counter()
    def until(kind):
        peer.sendall(http.data_to_send())
        while True:
            events = http.receive_data(peer.recv(65536))
            peer.sendall(http.data_to_send())
            for event in events:
                frames[type(event).__name__] += 1
            for event in events:
                if isinstance(event, kind):
                    return event
    until(h2.events.RemoteSettingsChanged)
    http.send_headers(1, [(":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":path", "/"),
                          (":authority", "127.0.0.1:%d" % port), ("sec-websocket-version", "13")])
    assert dict(until(h2.events.ResponseReceived).headers)[b":status"] == b"200"
    time.sleep(0.2)
    frames.clear()
    before = segments(peer)
    for number in range(100):
        http.send_data(1, b"\x81\x85\0\0\0\0hello")
        until(h2.events.DataReceived)
        time.sleep(0.005)
    time.sleep(0.2)
    return segments(peer) - before, frames["WindowUpdated"]
def told(name, port):
    segments, updates = measure(port)
    print("%s: 100 echoes in %d segments, with %d WINDOW_UPDATE frames" % (name, segments, updates))
    return segments, updates
seen, other = told("haproxy", haproxy), told("nghttpx", nghttpx)
sys.exit(not (seen[0] > 180 and seen[1] == 200 and other[0] < 120 and other[1] == 0))
PYTHON
