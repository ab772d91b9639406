// A Chromium's page and an origin of npm's ws, with the edge between them.
// Run by BrowserTest, which says in EDGE where the edge is (http:// or https://), in ORIGIN_PORT where it expects the
// origin, and in BROWSER which program to start.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { Origin, SUBPROTOCOL } from './origin.mjs';

const { BROWSER, EDGE, ORIGIN_PORT } = process.env;
const LIMIT = { timeout: 60_000 };

let origin;
let browser;
let page;

before(async () => {
  origin = await new Origin().listen(Number(ORIGIN_PORT));
  browser = await Browser.start(BROWSER, EDGE);
  page = await browser.open(`${EDGE}/`);
}, LIMIT);

after(async () => {
  await browser?.close();
  origin.close();
});

test('the page comes through the edge', LIMIT, async () => {
  const seen = await page.call(async () => {
    const { headers } = await fetch('/');
    return { title: document.title, via: headers.get('via'), cache: headers.get('x-cache') };
  });

  assert.equal(seen.title, 'A page of the origin');
  assert.match(seen.via, /CloudFront/);
  assert.equal(seen.cache, 'Miss from cloudfront');
});

test('text and binary come back as they were', LIMIT, async () => {
  const same = await page.call(async () => {
    const socket = new WebSocket('/echo/kinds');
    socket.binaryType = 'arraybuffer';
    const next = () => new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data)));
    await new Promise((resolve) => (socket.onopen = resolve));
    const results = [];
    for (const text of ['', 'é€😀', 'x'.repeat(1 << 20)]) {
      socket.send(text);
      results.push((await next()) === text);
    }
    for (const bytes of [0, 125, 126, 65_535, 65_536]) {
      const sent = crypto.getRandomValues(new Uint8Array(bytes));
      socket.send(sent);
      const received = new Uint8Array(await next());
      results.push(received.length === bytes && received.every((byte, i) => byte === sent[i]));
    }
    socket.close();
    return results;
  });

  assert.deepEqual(same, Array(8).fill(true));
});

test('the origin chooses the subprotocol', LIMIT, async () => {
  const chosen = await page.call(async (ours) => {
    const socket = new WebSocket('/echo/subprotocol', ['v2.echo', ours]);
    await new Promise((resolve) => (socket.onopen = resolve));
    socket.close();
    return socket.protocol;
  }, SUBPROTOCOL);

  const { request } = await origin.accepted('/echo/subprotocol');
  assert.equal(chosen, SUBPROTOCOL);
  assert.equal(request.headers['sec-websocket-protocol'], `v2.echo, ${SUBPROTOCOL}`);
  assert.equal(request.headers.origin, EDGE);
});

test('permessage-deflate is agreed on end to end, and compresses', LIMIT, async () => {
  const length = 1 << 20;
  const seen = await page.call(async (length) => {
    const socket = new WebSocket('/echo/deflate');
    await new Promise((resolve) => (socket.onopen = resolve));
    socket.send('x'.repeat(length));
    const { data } = await new Promise((resolve) => (socket.onmessage = resolve));
    socket.close();
    return { extensions: socket.extensions, length: data.length };
  }, length);

  const { webSocket, request } = await origin.accepted('/echo/deflate');
  assert.equal(seen.length, length);
  assert.match(seen.extensions, /^permessage-deflate/);
  assert.equal(webSocket.extensions, 'permessage-deflate');
  assert.ok(request.socket.bytesRead < length / 50, `${request.socket.bytesRead} bytes reached the origin`);
});

test("the page's close code is seen by the origin", LIMIT, async () => {
  const closed = origin
    .accepted('/quiet/page-closes')
    .then(async ({ webSocket }) => (await once(webSocket, 'close')).map(String));
  const seen = await page.call(async () => {
    const socket = new WebSocket('/quiet/page-closes');
    await new Promise((resolve) => (socket.onopen = resolve));
    socket.close(4001, 'enough – é€😀');
    const { code, reason, wasClean } = await new Promise((resolve) => (socket.onclose = resolve));
    return { code, reason, wasClean };
  });

  assert.deepEqual(seen, { code: 4001, reason: 'enough – é€😀', wasClean: true });
  assert.deepEqual(await closed, ['4001', 'enough – é€😀']);
});

for (const [how, close, expected] of [
  ['closes with a code', (end) => end.close(4002, 'go'), { code: 4002, reason: 'go', wasClean: true }],
  ['closes without a code', (end) => end.close(), { code: 1005, reason: '', wasClean: true }],
  ['terminates', (end) => end.terminate(), { code: 1006, reason: '', wasClean: false }],
]) {
  test(`an origin that ${how} is seen by the page`, LIMIT, async () => {
    const path = `/quiet/${encodeURIComponent(how)}`;
    const seen = page.call(async (path) => {
      const socket = new WebSocket(path);
      const { code, reason, wasClean } = await new Promise((resolve) => (socket.onclose = resolve));
      return { code, reason, wasClean };
    }, path);

    close((await origin.accepted(path)).webSocket);

    assert.deepEqual(await seen, expected);
  });
}

test('an upgrade that the origin refuses is an error in the page', LIMIT, async () => {
  const events = await page.call(async () => {
    const socket = new WebSocket('/refuse');
    const events = [];
    socket.onerror = () => events.push('error');
    socket.onopen = () => events.push('open');
    const { code } = await new Promise((resolve) => (socket.onclose = resolve));
    return [...events, code];
  });

  assert.deepEqual(events, ['error', 1006]);
});

test('two hundred WebSockets of one page are open at once, and each gets its own back', LIMIT, async () => {
  const count = 200;
  const echoes = await page.call(async (count) => {
    const sockets = Array.from({ length: count }, (_, i) => new WebSocket(`/echo/many/${i}`));
    await Promise.all(sockets.map((socket) => new Promise((resolve) => (socket.onopen = resolve))));
    const echoes = sockets.map((socket) => new Promise((resolve) => (socket.onmessage = ({ data }) => resolve(data))));
    sockets.forEach((socket) => socket.send(socket.url));
    const received = await Promise.all(echoes);
    const open = sockets.filter((socket) => socket.readyState === WebSocket.OPEN).length;
    const codes = sockets.map((socket) => new Promise((resolve) => (socket.onclose = ({ code }) => resolve(code))));
    sockets.forEach((socket) => socket.close(1000));
    const clean = (await Promise.all(codes)).filter((code) => code === 1000).length;
    return { own: received.filter((url, i) => url === sockets[i].url).length, open, clean };
  }, count);

  assert.deepEqual(echoes, { own: count, open: count, clean: count });
});

test('a page that is left says so to the origin', LIMIT, async () => {
  const path = '/quiet/left';
  const other = await browser.open(`${EDGE}/`);
  await other.call(async (path) => {
    self.socket = new WebSocket(path);
    await new Promise((resolve) => (self.socket.onopen = resolve));
  }, path);
  const { webSocket } = await origin.accepted(path);
  const closed = once(webSocket, 'close');

  await other.leave();

  const [code] = await closed;
  assert.equal(code, 1001);
});
