// The live page in a Chromium. Run by LiveBrowserTest, which says in LIVE where the page is, and in BROWSER which program
// to start; the run that it shows has a second more each time that it is asked.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Browser } from './browser.mjs';

const { BROWSER, LIVE } = process.env;
const LIMIT = { timeout: 60_000 };

const requests = [];
const errors = [];
let browser;
let page;

before(async () => {
  browser = await Browser.start(BROWSER, LIVE);
  page = await browser.open(LIVE, async (empty) => {
    empty.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url));
    empty.on('Runtime.exceptionThrown', (thrown) => errors.push(JSON.stringify(thrown)));
    empty.on('Runtime.consoleAPICalled', (said) => said.type === 'error' && errors.push(JSON.stringify(said)));
    empty.on('Log.entryAdded', ({ entry }) => entry.level === 'error' && errors.push(JSON.stringify(entry)));
    for (const domain of ['Network', 'Runtime', 'Log']) await empty.send(`${domain}.enable`);
  });
  await page.call(async () => {
    while (document.querySelectorAll('#latencies tr').length === 0) await new Promise(requestAnimationFrame);
  });
}, LIMIT);

after(() => browser?.close());

test('the page shows how the run stands', LIMIT, async () => {
  const seen = await page.call(() => ({
    title: document.title,
    experiment: document.getElementById('experiment').textContent,
    stands: document.getElementById('stands').textContent,
    now: document.getElementById('now').textContent,
    tiles: document.getElementById('tiles').innerText,
    latencies: [...document.querySelectorAll('#latencies tr')].map((row) => row.innerText),
    ended: [...document.querySelectorAll('#ended tr')].map((row) => row.innerText),
  }));

  assert.match(seen.title, /^2\/8 .+ · Longwire$/);
  assert.match(seen.stands, /^Trial 3 of 8, about .+ left · 1 VALID, 1 INVALID so far$/);
  assert.match(seen.now, /^edge websocket: measuring, /);
  for (const figure of ['998', '1,000.4', '12,030', 'p99', '31 %']) assert.ok(seen.tiles.includes(figure), seen.tiles);
  assert.match(seen.latencies.join('\n'), /response time\s+1\.00 ms\s+1\.80 ms\s+1\.98 ms\s+-\s+2\.00 ms/);
  assert.match(seen.ended[0], /^2-edge-poll\s+INVALID: /);
  assert.match(seen.ended[1], /^1-direct-websocket\s+VALID\s+1\.00 ms\s+1\.98 ms\s+p99\.9/);
});

test('what comes from outside is text, whatever it says', LIMIT, async () => {
  const seen = await page.call(() => ({
    experiment: document.getElementById('experiment').textContent,
    reason: document.getElementById('ended').textContent,
    images: document.images.length,
    ran: self.ran,
  }));

  assert.ok(seen.experiment.includes('<img src=x onerror="self.ran=1">'));
  assert.ok(seen.reason.includes('<img src=x onerror="self.ran=1">'));
  assert.equal(seen.images, 0);
  assert.equal(seen.ran, undefined);
});

test('the page follows the run', LIMIT, async () => {
  const changed = await page.call(async () => {
    const text = () => document.getElementById('now').textContent;
    const before = text();
    while (text() === before) await new Promise(requestAnimationFrame);
    return [before, text()];
  });

  assert.notEqual(changed[0], changed[1]);
});

test('both charts are drawn, on a light ground and on a dark one', LIMIT, async () => {
  for (const scheme of ['light', 'dark']) {
    await page.show(1280, 800, scheme);
    const seen = await page.call(async () => {
      const colours = (canvas) => {
        const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        return new Set(new Uint32Array(data.buffer)).size;
      };
      const canvases = [...document.querySelectorAll('.chart canvas')];
      while (canvases.some((canvas) => colours(canvas) < 20)) await new Promise(requestAnimationFrame);
      return { charts: canvases.length, ground: getComputedStyle(document.body).backgroundColor };
    });

    assert.equal(seen.charts, 2);
    assert.equal(seen.ground, scheme === 'light' ? 'rgb(251, 251, 250)' : 'rgb(20, 23, 27)');
  }
});

for (const width of [1280, 390]) {
  test(`nothing reaches beyond a screen of ${width} pixels`, LIMIT, async () => {
    await page.show(width, 800, 'light');
    const seen = await page.call(async (width) => {
      const sections = [...document.querySelectorAll('main, section, .tiles div, .chart canvas')];
      const widest = () =>
        Math.max(document.documentElement.scrollWidth, ...sections.map((each) => each.getBoundingClientRect().right));
      // Charts follow the screen a moment later. Not innerWidth: on a phone it grows with what reaches beyond.
      for (let frames = 0; widest() > width && frames < 300; frames++) await new Promise(requestAnimationFrame);
      return widest();
    }, width);

    assert.ok(seen <= width, `${seen}`);
  });
}

test('the page asked nobody but its own run, and nothing in it failed', LIMIT, () => {
  assert.ok(requests.length > 2);
  assert.deepEqual(
    requests.filter((url) => !url.startsWith(LIVE) && !url.startsWith('data:')),
    [],
  );
  assert.deepEqual(errors, []);
});
