#!/usr/bin/env bash
# lighttpd 1.4.69 (Debian 12), mod_proxy with proxy.header "upgrade": WebSockets over HTTP/2 (RFC 8441) to an origin of HTTP/1.1.
# Behaviour: the Sec-WebSocket-Key that it sends to the origin is the same in each handshake, of all viewers and connections: sixteen
# characters 0. And it announces 8 streams at once per connection, so that a ninth WebSocket of a browser needs another one.
# Expected: a new nonce for each handshake (RFC 6455 section 4.1), as HAProxy, Apache httpd and nghttpx make one; about 100 streams.
# So an origin or a tool that tells handshakes from one another by their key sees one.
# Output seen:
#   MAX_CONCURRENT_STREAMS 8, ENABLE_CONNECT_PROTOCOL 1
#   3 handshakes on 2 connections, answered 200 200 200; keys at the origin: 1
# Needs: Debian 12 with the libraries that lighttpd depends on, python3. Exit status: 0 as described, 1 not so.
set -euo pipefail
readonly VERSION=1.4.69-1
dir=$(mktemp -d); lighttpd=''
trap '[ -z "$lighttpd" ] || kill "$lighttpd" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "lighttpd=$VERSION" \
  python3-h2=4.1.0-4 python3-hpack=4.0.0-2 python3-hyperframe=6.0.0-1 >/dev/null
for package in ./*.deb; do dpkg -x "$package" .; done
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r listen origin <<<"$ports"
cat >lighttpd.conf <<CONF
server.document-root = "$dir"
server.bind = "127.0.0.1"
server.port = $listen
server.modules = ("mod_proxy")
proxy.server = ("" => (("host" => "127.0.0.1", "port" => $origin)))
proxy.header = ("upgrade" => "enable")
CONF
./usr/sbin/lighttpd -D -f lighttpd.conf -m "$dir/usr/lib/lighttpd" 2>log &
lighttpd=$!
PYTHONPATH="$dir/usr/lib/python3/dist-packages" python3 - "$listen" "$origin" <<'PYTHON'
import base64, hashlib, re, socket, sys, threading, time
import h2.config, h2.connection, h2.events, h2.settings
listen, origin = map(int, sys.argv[1:])
server = socket.create_server(("127.0.0.1", origin))
keys, kept = [], []
def serve():
    while True:
        peer = server.accept()[0]
        kept.append(peer)
        head = b""
        while b"\r\n\r\n" not in head:
            head += peer.recv(4096)
        key = re.search(rb"(?i)sec-websocket-key: *(\S+)", head).group(1)
        keys.append(key)
        accept = base64.b64encode(hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest())
        peer.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n")
threading.Thread(target=serve, daemon=True).start()
class Connection:
    def __init__(self):
        for attempt in range(100):
            try:
                self.socket = socket.create_connection(("127.0.0.1", listen)); break
            except ConnectionRefusedError:
                time.sleep(0.1)
        self.socket.settimeout(5)
        self.http = h2.connection.H2Connection(h2.config.H2Configuration(validate_outbound_headers=False))
        self.http.initiate_connection()
        self.settings = self.until(h2.events.RemoteSettingsChanged).changed_settings
    def until(self, kind):
        self.socket.sendall(self.http.data_to_send())
        while True:
            events = self.http.receive_data(self.socket.recv(65536))
            self.socket.sendall(self.http.data_to_send())
            for event in events:
                if isinstance(event, kind):
                    return event
    def handshake(self):
        stream = self.http.get_next_available_stream_id()
        self.http.send_headers(stream, [(":method", "CONNECT"), (":protocol", "websocket"), (":scheme", "http"), (":path", "/"),
                                        (":authority", "127.0.0.1:%d" % listen), ("sec-websocket-version", "13")])
        return dict(self.until(h2.events.ResponseReceived).headers)[b":status"].decode()
one, other = Connection(), Connection()
def setting(code):
    return one.settings[code].new_value
streams = setting(h2.settings.SettingCodes.MAX_CONCURRENT_STREAMS)
offered = setting(h2.settings.SettingCodes.ENABLE_CONNECT_PROTOCOL)
print("MAX_CONCURRENT_STREAMS %d, ENABLE_CONNECT_PROTOCOL %d" % (streams, offered))
answers = [one.handshake(), one.handshake(), other.handshake()]
print("3 handshakes on 2 connections, answered %s; keys at the origin: %d" % (" ".join(answers), len(set(keys))))
sys.exit(not (streams == 8 and offered == 1 and answers == ["200"] * 3 and len(keys) == 3 and len(set(keys)) == 1))
PYTHON
