#!/usr/bin/env bash
# ws 8.23.0 (npm), a peer that sends pings in a burst, as a tool does that times each of many fragments.
# Behaviour: where more than 60 pings have come whose pongs are not handed to the socket yet, ws ends the connection (option
# maxPendingAutoPongs, of servers and clients): without a close frame, and without an 'error' event at either end. The peer sees status
# 1006, which looks like a proxy that cut the tunnel, and only now and then, since it depends on what arrives together.
# Expected: that pings are answered, or that the end is a close frame with 1008 (policy violation).
# Output seen:
#   60 pings at once: 60 pongs, open
#   61 pings at once: ended, no close frame, no error event
# Needs: Node.js 18 or later, npm. Exit status: 0 as described, 1 not so.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm install --silent --no-audit --no-fund --prefix . ws@8.23.0 >/dev/null
cat >burst.cjs <<'JS'
const { WebSocketServer } = require('ws');
const net = require('net');
let errors = 0;
const server = new WebSocketServer({ host: '127.0.0.1', port: 0 }, async () => {
  const seen = [await burst(60), await burst(61)];
  seen.forEach((told, index) => console.log(`${60 + index} pings at once: ${told}`));
  process.exit(seen[0] === '60 pongs, open' && seen[1] === 'ended, no close frame, no error event' ? 0 : 1);
});
server.on('connection', (socket) => socket.on('error', () => errors++));
/** What a peer sees that sends so many empty, masked pings in one segment. */
function burst(count) {
  return new Promise((resolve) => {
    const peer = net.connect(server.address().port, '127.0.0.1');
    let bytes = Buffer.alloc(0), opened = false;
    const tell = (ended) => {
      peer.destroy();
      let pongs = 0, close = 0;
      for (let at = 0; at + 1 < bytes.length; at += 2 + bytes[at + 1]) bytes[at] === 0x8a ? pongs++ : (close += bytes[at] === 0x88);
      resolve(ended ? `ended, ${close ? 'a' : 'no'} close frame, ${errors || 'no'} error event` : `${pongs} pongs, open`);
    };
    peer.on('data', (data) => {
      bytes = Buffer.concat([bytes, data]);
      const end = bytes.indexOf('\r\n\r\n');
      if (!opened && end >= 0) {
        opened = true;
        bytes = bytes.subarray(end + 4);
        peer.write(Buffer.concat(Array(count).fill(Buffer.from([0x89, 0x80, 0, 0, 0, 0]))));
        setTimeout(() => tell(false), 1000);
      }
    });
    peer.on('error', () => {}).on('close', () => tell(true));
    peer.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n'
      + 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n');
  });
}
JS
node burst.cjs
