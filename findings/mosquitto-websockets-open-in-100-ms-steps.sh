#!/usr/bin/env bash
# mosquitto 2.0.11 (Debian 12), a listener with "protocol websockets" beside a plain one.
# Behaviour: on an idle broker a WebSocket's opening waits for the broker's loop, which wakes each 100 ms: once until the connection
# is taken, once more until its handshake is answered. So openings one after the other take 200 ms each over loopback. CONNECT, which
# follows, does not wait. If a client of the plain listener keeps the loop awake, an opening takes a few milliseconds: a broker with
# little to do opens slower than a busy one.
# Expected: that it takes one round trip more than a plain MQTT connection.
# Output seen (medians of 15, from connecting to CONNACK):
#   plain: 0.1 ms; WebSocket: 201.9 ms; WebSocket while a plain client pings: 2.3 ms
# Needs: Debian 12 with the libraries that mosquitto depends on, python3. Exit status: 0 if plain takes less than 10 ms, WebSocket more
# than 90 ms, and less than half of that while the plain client pings; 1 if not.
set -euo pipefail
readonly VERSION=2.0.11-1.2+deb12u2
dir=$(mktemp -d); mosquitto=''
trap '[ -z "$mosquitto" ] || kill "$mosquitto" 2>/dev/null || true; wait; rm -rf "$dir"' EXIT
cd "$dir"
apt-get download -q -o APT::Sandbox::User=root "mosquitto=$VERSION" >/dev/null
dpkg -x ./*.deb .
ports=$(python3 -c 'import socket
s=[socket.socket() for _ in range(2)]
[x.bind(("127.0.0.1",0)) for x in s]
print(*[x.getsockname()[1] for x in s])')
read -r plain web <<<"$ports"
cat >mosquitto.conf <<CONF
user root
allow_anonymous true
listener $plain 127.0.0.1
listener $web 127.0.0.1
protocol websockets
CONF
./usr/sbin/mosquitto -c mosquitto.conf 2>log &
mosquitto=$!
python3 - "$plain" "$web" <<'PYTHON'
import socket, statistics, sys, threading, time
plain, web = map(int, sys.argv[1:])
def connect(port):
    peer = socket.create_connection(("127.0.0.1", port))
    peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    peer.settimeout(5)
    return peer
def exactly(peer, count):
    data = b""
    while len(data) < count:
        more = peer.recv(count - len(data))
        assert more, "the broker closed"
        data += more
    return data
def packet(name):   # CONNECT of MQTT 3.1.1 with a clean session
    return b"\x10\x0d\x00\x04MQTT\x04\x02\x00\x3c\x00\x01" + name
CONNACK = b"\x20\x02\x00\x00"
def open_plain(name=b"p"):
    peer = connect(plain)
    peer.sendall(packet(name))
    assert exactly(peer, 4) == CONNACK
    return peer
def open_web():
    peer = connect(web)
    peer.sendall(b"GET /mqtt HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: mqtt\r\n"
                 b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += exactly(peer, 1)
    assert b" 101 " in head
    peer.sendall(b"\x82\x8f\0\0\0\0" + packet(b"w"))   # a masked binary frame
    assert exactly(peer, 6) == b"\x82\x04" + CONNACK
    return peer
def median_millis(opening):
    took = []
    for number in range(15):
        begin = time.monotonic()
        peer = opening()
        took.append(1000 * (time.monotonic() - begin))
        peer.close()
    return statistics.median(took)
for attempt in range(100):
    try:
        connect(web).close(); break
    except ConnectionRefusedError:
        time.sleep(0.1)
alone = median_millis(open_plain)
idle = median_millis(open_web)
pinger = open_plain(b"i")
def ping():
    while True:
        pinger.sendall(b"\xc0\x00")
        exactly(pinger, 2)
        time.sleep(0.002)
threading.Thread(target=ping, daemon=True).start()
awake = median_millis(open_web)
print("plain: %.1f ms; WebSocket: %.1f ms; WebSocket while a plain client pings: %.1f ms" % (alone, idle, awake))
sys.exit(not (alone < 10 and idle > 90 and awake < idle / 2))
PYTHON
