// The page of a search in a Chromium.
// Run by TuningPageInBrowserTest, which says in PAGE where the page is (file://), in CHARTS how many charts it has, in BROWSER
// which program to start, and in SAVED an empty directory for what the page saves.
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { assertDrawn, assertFitsAndIsAlone, charts, click, drag, openPage, until } from './pages.mjs';

const { BROWSER, CHARTS, PAGE, SAVED } = process.env;
const LIMIT = { timeout: 60_000 };
const MOST_BYTES = 2_000_000;

let browser;

before(async () => {
  browser = await Browser.start(BROWSER, PAGE);
}, LIMIT);

afterEach(() => browser.leavePages());

after(() => browser?.close());

const open = (width, colours) => openPage(browser, PAGE, width, colours);
const tool = (index, text) => [...document.querySelectorAll('.tools')[index].children].find((each) => each.textContent === text);

for (const width of [1280, 390]) {
  for (const colours of ['light', 'dark']) {
    test(`${width} dots wide and ${colours}, all charts are drawn, the page is no wider, nothing else is asked for, nobody complains`, LIMIT, async () => {
      const page = await open(width, colours);

      const drawn = await charts(page);

      assert.equal(drawn.length, Number(CHARTS));
      assertDrawn(drawn);
      await assertFitsAndIsAlone(page, PAGE);
    });
  }
}

test('the page is under two megabytes', async () => {
  const { size } = await stat(fileURLToPath(PAGE));

  assert.ok(size < MOST_BYTES, `${size} bytes`);
});

test('what is said beside a trial is text, whatever it says', LIMIT, async () => {
  const page = await open(1280);

  await click(page, () => document.querySelector('[data-path] svg path[fill="#3b82f6"]'));
  await until(page, () => document.querySelector('[data-path] .tip b'));

  assert.match(await page.call(() => document.querySelector('[data-path] .tip').textContent), /screening.*<img src=/s);
  assert.equal(await page.call(() => document.querySelectorAll('img').length), 0);
  assert.deepEqual(page.requests, [PAGE]);
});

test('a group of trials is hidden by its key', LIMIT, async () => {
  const page = await open(1280);
  const dots = () => page.call(() => document.querySelectorAll('[data-path] svg path[fill="#3b82f6"]').length);
  const before = await dots();

  await page.call(() => [...document.querySelectorAll('[data-path] .keys button')].find((key) => key.textContent === 'screening').click());

  assert.ok(before > 10, `${before}`);
  assert.equal(await dots(), 0);
});

test('dragging zooms', LIMIT, async () => {
  const page = await open(1280);
  const isWhole = () => [...document.querySelectorAll('[data-path] .tools button')].find((button) => button.textContent === 'whole').hidden;
  assert.equal(await page.call(isWhole), true);

  await drag(page, () => document.querySelector('[data-path] .canvas'), [], 0.4, 0.7);
  await until(page, `() => !(${isWhole})()`);

  assert.deepEqual(page.complaints, []);
});

test('all values of the settings have a row each', LIMIT, async () => {
  const page = await open(1280);
  const height = () => page.call(() => document.querySelector('[data-effects] svg').getBoundingClientRect().height);
  const best = await height();

  await page.call(() => {
    const select = document.querySelector('[data-effects] select');
    select.value = 'all';
    select.dispatchEvent(new Event('change'));
  });

  assert.ok((await height()) > best + 100, `${best}`);
});

test('every chart is saved as SVG and as PNG', LIMIT, async () => {
  const page = await open(1280);
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: SAVED, eventsEnabled: true });

  // One after another, each by a click: a browser lets no page save many without its person.
  for (let index = 0; index < Number(CHARTS); index++) {
    for (const kind of ['SVG', 'PNG']) {
      const saved = new Promise((resolve) =>
        browser.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()));
      await click(page, tool, index, kind);
      await saved;
    }
  }

  const files = await readdir(SAVED);
  assert.equal(files.length, 2 * Number(CHARTS), files.join(', '));
  for (const file of files.filter((each) => each.endsWith('.svg'))) {
    const text = await readFile(join(SAVED, file), 'utf8');
    assert.match(text, /Longwire: tuning of /);
    assert.doesNotMatch(text, /<img/);
  }
  assert.deepEqual(page.complaints, []);
});

test('the difference is copied as it is', LIMIT, async () => {
  const page = await open(1280);
  await page.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await page.send('Page.bringToFront');
  const button = () => document.querySelector('.diff').nextElementSibling;

  await page.call(`() => (${button})().click()`);
  await until(page, `() => (${button})().textContent === 'copied'`);
  const text = await page.call(() => navigator.clipboard.readText());

  assert.match(text, /^--- nginx\.conf\n\+\+\+ recommended-nginx\.conf\n@@ /);
  assert.match(text, /\n-worker_processes 1;\n\+worker_processes 2;\n/);
});
