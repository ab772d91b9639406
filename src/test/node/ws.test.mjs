// Viewers and an origin of npm's ws, with the edge between them.
// Run by NpmWsTest, which says in EDGE where the edge is (ws:// or wss://), and in ORIGIN_PORT where it expects the
// origin.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import WebSocket from 'ws';
import { Origin, SUBPROTOCOL } from './origin.mjs';

const { EDGE, ORIGIN_PORT } = process.env;
// The edge's certificate was made a moment ago.
const TRUSTING = { rejectUnauthorized: false, maxPendingAutoPongs: 0 };
const LIMIT = { timeout: 30_000 };

let origin;
let connections = 0;

before(async () => {
  origin = await new Origin().listen(Number(ORIGIN_PORT));
});

after(() => origin.close());

function viewerOf(path, protocols, settings) {
  return new WebSocket(EDGE + path, protocols, { ...TRUSTING, ...settings });
}

/** Both ends of a new, open connection, to a path that no other test has. */
async function open(kind, protocols = [], settings = {}) {
  const path = `/${kind}/${++connections}`;
  const viewer = viewerOf(path, protocols, settings);
  const [{ webSocket, request }] = await Promise.all([origin.accepted(path), once(viewer, 'open')]);
  return { viewer, originEnd: webSocket, request };
}

async function message(end) {
  const [data, binary] = await once(end, 'message');
  return binary ? data : data.toString();
}

async function closing(end) {
  const [code, reason] = await once(end, 'close');
  return { code, reason: reason.toString() };
}

test('the origin chooses among the subprotocols, which it sees in the order of the viewer', LIMIT, async () => {
  const { viewer, originEnd, request } = await open('echo', ['v2.echo', SUBPROTOCOL]);

  assert.equal(request.headers['sec-websocket-protocol'], `v2.echo,${SUBPROTOCOL}`);
  assert.equal(viewer.protocol, SUBPROTOCOL);
  assert.equal(originEnd.protocol, SUBPROTOCOL);
  viewer.terminate();
});

test('a viewer that names no subprotocol gets none', LIMIT, async () => {
  const { viewer, request } = await open('echo');

  assert.equal(request.headers['sec-websocket-protocol'], undefined);
  assert.equal(viewer.protocol, '');
  viewer.terminate();
});

test('permessage-deflate is agreed on end to end, and compresses', LIMIT, async () => {
  const { viewer, originEnd, request } = await open('echo', [], { perMessageDeflate: true });
  const text = 'again and again '.repeat(1 << 16);

  viewer.send(text);

  assert.equal(await message(viewer), text);
  assert.equal(viewer.extensions, 'permessage-deflate');
  assert.equal(originEnd.extensions, 'permessage-deflate');
  assert.ok(request.socket.bytesRead < text.length / 50, `${request.socket.bytesRead} bytes reached the origin`);
  viewer.terminate();
});

test('what permessage-deflate was agreed on with reaches the viewer', LIMIT, async () => {
  const wish = { serverNoContextTakeover: true, clientMaxWindowBits: 10 };
  const { viewer, originEnd, request } = await open('echo', [], { perMessageDeflate: wish });

  assert.match(request.headers['sec-websocket-extensions'], /server_no_context_takeover/);
  assert.match(request.headers['sec-websocket-extensions'], /client_max_window_bits=10/);
  for (const text of ['once', 'once', 'once more'.repeat(1000)]) {
    viewer.send(text);
    assert.equal(await message(viewer), text);
  }
  assert.equal(originEnd.extensions, 'permessage-deflate');
  viewer.terminate();
});

test('a viewer that offers no extension gets none', LIMIT, async () => {
  const { viewer, request } = await open('echo', [], { perMessageDeflate: false });

  assert.equal(request.headers['sec-websocket-extensions'], undefined);
  assert.equal(viewer.extensions, '');
  viewer.terminate();
});

for (const bytes of [0, 1, 125, 126, 65_535, 65_536, 1 << 20]) {
  test(`a message of ${bytes} bytes comes back as it was, binary and text`, LIMIT, async () => {
    const { viewer } = await open('echo', [], { perMessageDeflate: false });
    const binary = randomBytes(bytes);
    const text = 'é€😀'.repeat(Math.ceil(bytes / 9));

    viewer.send(binary);
    assert.deepEqual(await message(viewer), binary);

    viewer.send(text);
    assert.equal(await message(viewer), text);
    viewer.terminate();
  });
}

test('a message of 1 MiB in 64 fragments arrives whole, with pings between them, from both sides', LIMIT, async () => {
  const { viewer, originEnd } = await open('quiet', [], { perMessageDeflate: false });
  for (const [from, to] of [[viewer, originEnd], [originEnd, viewer]]) {
    const whole = randomBytes(1 << 20);
    const part = whole.length / 64;
    const arrived = message(to);
    let pongs = 0;
    from.on('pong', () => pongs++);

    for (let at = 0; at < whole.length; at += part) {
      from.send(whole.subarray(at, at + part), { binary: true, fin: at + part === whole.length });
      from.ping();
    }

    assert.deepEqual(await arrived, whole);
    while (pongs < 64) await once(from, 'pong');
  }
  viewer.terminate();
});

test('pings with their payload, and the pongs to them, pass in both directions', LIMIT, async () => {
  const { viewer, originEnd } = await open('quiet');
  for (const [from, to] of [[viewer, originEnd], [originEnd, viewer]]) {
    const seen = Promise.all([once(to, 'ping'), once(from, 'pong')]);

    from.ping('are you there?');

    const [[ping], [pong]] = await seen;
    assert.equal(ping.toString(), 'are you there?');
    assert.equal(pong.toString(), 'are you there?');
  }
  viewer.terminate();
});

test('a thousand messages come back in their order, many in flight', LIMIT, async () => {
  const { viewer } = await open('echo');
  const sent = Array.from({ length: 1000 }, (_, i) => `${i} ${'x'.repeat(i)}`);
  const received = [];
  viewer.on('message', (data) => received.push(data.toString()));

  sent.forEach((text) => viewer.send(text));

  while (received.length < sent.length) await once(viewer, 'message');
  assert.deepEqual(received, sent);
  viewer.terminate();
});

for (const [code, reason] of [
  [1000, ''],
  [1001, 'going'],
  [1003, 'no such data'],
  [1011, 'é€😀'],
  [3000, 'x'],
  [4999, 'x'.repeat(123)],
]) {
  test(`close code ${code} is seen on both sides, whoever closes`, LIMIT, async () => {
    for (const closer of ['viewer', 'originEnd']) {
      const ends = await open('quiet');
      const closed = Promise.all([closing(ends.viewer), closing(ends.originEnd)]);

      ends[closer].close(code, reason);

      assert.deepEqual(await closed, [{ code, reason }, { code, reason }]);
    }
  });
}

test('a close without a code is one on both sides', LIMIT, async () => {
  const { viewer, originEnd } = await open('quiet');
  const closed = Promise.all([closing(viewer), closing(originEnd)]);

  viewer.close();

  assert.deepEqual(await closed, [{ code: 1005, reason: '' }, { code: 1005, reason: '' }]);
});

test('what was sent before a close arrives before it', LIMIT, async () => {
  const { viewer, originEnd } = await open('quiet');
  const last = randomBytes(4 << 20);
  const arrived = message(viewer);
  const closed = closing(viewer);

  originEnd.send(last);
  originEnd.close(4000);

  assert.deepEqual(await arrived, last);
  assert.equal((await closed).code, 4000);
});

for (const [leaver, left] of [['viewer', 'originEnd'], ['originEnd', 'viewer']]) {
  test(`when the ${leaver} terminates, the other end sees it go without a close`, LIMIT, async () => {
    const ends = await open('quiet');
    const closed = closing(ends[left]);

    ends[leaver].terminate();

    assert.deepEqual(await closed, { code: 1006, reason: '' });
  });
}

test('an upgrade that the origin refuses reaches the viewer as what it is', LIMIT, async () => {
  const viewer = viewerOf('/refuse');

  const [request, response] = await once(viewer, 'unexpected-response');

  assert.equal(response.statusCode, 401);
  assert.equal(response.headers['www-authenticate'], 'Basic realm="origin"');
  const body = [];
  for await (const part of response) body.push(part);
  assert.equal(Buffer.concat(body).toString(), 'Unauthorized');
  // The origin's end of it is closed, the viewer's is not: HTTP goes on there.
  assert.equal(response.headers.connection, undefined);
  request.socket.destroy();
});

test('an upgrade that the origin redirects is followed', LIMIT, async () => {
  const viewer = viewerOf('/moved/on', [], { followRedirects: true });
  await once(viewer, 'open');

  viewer.send('here');

  assert.equal(await message(viewer), 'here');
  assert.match(viewer.url, /\/echo\/on$/);
  viewer.terminate();
});
