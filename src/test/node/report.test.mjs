// The page of a report in a Chromium.
// Run by ReportInBrowserTest, which says in PAGE where the page is (file://), in BROWSER which program to start, and in
// SAVED an empty directory for what the page saves. Some names on the page are HTML that must not become any.
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { assertDrawn, charts, click, drag, dress, openPage, until } from './pages.mjs';

const { BROWSER, PAGE, SAVED } = process.env;
const LIMIT = { timeout: 60_000 };
const MOST_BYTES = 2_000_000;
const PNG = Buffer.from('89504e470d0a1a0a', 'hex');

let browser;

before(async () => {
  browser = await Browser.start(BROWSER, PAGE);
}, LIMIT);

afterEach(() => browser.leavePages());

after(() => browser?.close());

const open = (width, colours) => openPage(browser, PAGE, width, colours);

const canvas = (index) => document.querySelectorAll('figure.chart .canvas')[index];
const tool = (index, text) => [...document.querySelectorAll('.tools')[index].children].find((each) => each.textContent === text);
/** Whether the first chart shows all there is. */
const isWhole = () => [...document.querySelectorAll('.tools button')].find((button) => button.textContent === 'whole').hidden;

for (const width of [1280, 390]) {
  for (const colours of ['light', 'dark']) {
    test(`${width} dots wide and ${colours}, all charts are drawn, the page is no wider, nothing else is asked for, nobody complains`, LIMIT, async () => {
      const page = await open(width, colours);

      const drawn = await charts(page);

      assert.ok(drawn.length >= 8, `${drawn.length} charts`);
      assertDrawn(drawn);
      const [content, room] = await page.call(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
      assert.equal(content, room);
      assert.deepEqual(page.requests, [PAGE]);
      assert.deepEqual(page.complaints, []);
    });
  }
}

test('the page is under two megabytes', async () => {
  const { size } = await stat(fileURLToPath(PAGE));

  assert.ok(size < MOST_BYTES, `${size} bytes`);
});

test('charts follow the colours of the system while the page is open', LIMIT, async () => {
  const page = await open(1280, 'light');
  const ink = () => page.call(() => document.querySelector('figure.chart svg text').getAttribute('fill'));
  const light = await ink();

  await dress(page, 'dark');
  await until(page, (light) => document.querySelector('figure.chart svg text').getAttribute('fill') !== light, light);

  assert.notEqual(await ink(), light);
});

test('a key hides its line and shows it again', LIMIT, async () => {
  const page = await open(1280);
  const press = () =>
    page.call(() => {
      document.querySelector('.keys button').click();
      return document.querySelector('.keys button').getAttribute('aria-pressed');
    });
  const [before] = await charts(page);

  assert.equal(await press(), 'false');
  const [without] = await charts(page);
  assert.equal(await press(), 'true');
  const [again] = await charts(page);

  assert.ok(without.shapes < before.shapes, `${without.shapes} of ${before.shapes} shapes`);
  assert.equal(again.shapes, before.shapes);
});

test('dragging zooms, and whole ends it', LIMIT, async () => {
  const page = await open(1280);
  assert.equal(await page.call(isWhole), true);

  await drag(page, canvas, [0], 0.4, 0.7);
  await until(page, `() => !(${isWhole})()`);
  await click(page, tool, 0, 'whole');

  assert.equal(await page.call(isWhole), true);
  assert.deepEqual(page.complaints, []);
});

test('the keyboard zooms and ends it', LIMIT, async () => {
  const page = await open(1280);
  await page.call(() => document.querySelector('.canvas').focus());
  const press = async (key) => {
    await page.send('Input.dispatchKeyEvent', { type: 'keyDown', key });
    return page.call(isWhole);
  };

  assert.equal(await press('+'), false);
  assert.equal(await press('ArrowRight'), false);
  assert.equal(await press('0'), true);
});

test('what is said beside the pointer is text, whatever it says', LIMIT, async () => {
  const page = await open(1280);

  await click(page, canvas, 0);
  await until(page, () => document.querySelector('.tip b'));

  assert.match(await page.call(() => document.querySelector('.tip').textContent), /<img src=/);
  assert.equal(await page.call(() => document.querySelectorAll('img').length), 0);
  assert.deepEqual(page.requests, [PAGE]);
});

test('every chart is saved as SVG and as PNG', LIMIT, async () => {
  const page = await open(1280);
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: SAVED, eventsEnabled: true });
  const count = (await charts(page)).length;

  // One after another, each by a click: a browser lets no page save many without its person.
  for (let index = 0; index < count; index++) {
    for (const kind of ['SVG', 'PNG']) {
      const saved = new Promise((resolve) =>
        browser.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()));
      await click(page, tool, index, kind);
      await saved;
    }
  }

  const files = await readdir(SAVED);
  assert.equal(files.length, 2 * count, files.join(', '));
  for (const file of files) {
    const content = await readFile(join(SAVED, file));
    if (file.endsWith('.svg')) {
      const text = content.toString();
      assert.match(text, /^<svg [^]*<\/svg>$/);
      assert.match(text, /Longwire: /);
      assert.doesNotMatch(text, /<img/);
    } else {
      assert.deepEqual(content.subarray(0, PNG.length), PNG);
      assert.ok(content.length > 10_000, `${file}: ${content.length} bytes`);
    }
  }
});

test('a table is copied as a table and as tabs', LIMIT, async () => {
  const page = await open(1280);
  await page.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await page.send('Page.bringToFront');

  await page.call(() => document.querySelector('section:not(:has(.ranking)) .copy').click());
  await until(page, () => document.querySelector('section:not(:has(.ranking)) .copy').textContent === 'copied');
  const [html, text] = await page.call(async () => {
    const [item] = await navigator.clipboard.read();
    return Promise.all(['text/html', 'text/plain'].map(async (type) => (await item.getType(type)).text()));
  });

  assert.match(html, /<table>/);
  assert.match(text, /^path\ttransport\tp50\tp90\tp99\tp99\.9\tmax\n/);
});
