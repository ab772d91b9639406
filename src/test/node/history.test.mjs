// The page of a history in a Chromium.
// Run by HistoryInBrowserTest, which says in PAGE where the page of ExampleHistory is (file://), in BROWSER which program to
// start, and in SAVED an empty directory for what the page saves. Some names on the page are HTML that must not become any.
import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { assertDrawn, assertFitsAndIsAlone, charts, click, drag, openPage, until } from './pages.mjs';

const { BROWSER, PAGE, SAVED } = process.env;
const LIMIT = { timeout: 60_000 };
const MOST_BYTES = 2_000_000;
const CHARTS = 4;
/** The chart of the path that became slower. */
const EDGE = 3;
/** Its places: of the last run before the change and the first after it, of runs of another load, of an INVALID run; and how many there are. */
const BEFORE = 15, AFTER = 16, OTHERS = 12, INVALID = 6, PLACES = 25;
/** The plane's distance from the rims of the canvas. */
const LEFT = 62, RIGHT = 18;

let browser;

before(async () => {
  browser = await Browser.start(BROWSER, PAGE);
}, LIMIT);

afterEach(() => browser.leavePages());

after(() => browser?.close());

const open = (width, colours) => openPage(browser, PAGE, width, colours);
const canvas = (index) => document.querySelectorAll('figure.chart .canvas')[index];
const tool = (index, text) => [...document.querySelectorAll('.tools')[index].children].find((each) => each.textContent === text);
const textOf = (page, part) => page.call((index, part) => document.querySelectorAll('figure.chart')[index].querySelector(part).textContent, EDGE, part);
const said = (page) => textOf(page, '.said');

/** Presses a key as a person does. */
async function press(page, key, code = 0) {
  await page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
}

/** Goes to the chart of the edge from what stands before it, as the keyboard does. */
async function tabToChart(page) {
  await page.send('Page.bringToFront');
  await page.call((index) => [...document.querySelectorAll('.tools')[index].children].at(-1).focus(), EDGE);
  await press(page, 'Tab', 9);
}

/** Where on the canvas a place is, as a share of its width. */
async function shareOf(page, place) {
  const width = await page.call((index) => document.querySelectorAll('figure.chart .canvas')[index].clientWidth, EDGE);
  return (LEFT + ((width - LEFT - RIGHT) * (place + 0.7)) / (PLACES + 0.4)) / width;
}

async function clickAt(page, place) {
  const share = await shareOf(page, place);
  await drag(page, canvas, [EDGE], share, share);
}

for (const width of [1280, 390]) {
  for (const colours of ['light', 'dark']) {
    test(`${width} dots wide and ${colours}, all charts are drawn, the page is no wider, nothing else is asked for, nobody complains`, LIMIT, async () => {
      const page = await open(width, colours);

      const drawn = await charts(page);

      assert.equal(drawn.length, CHARTS);
      assertDrawn(drawn);
      await assertFitsAndIsAlone(page, PAGE);
    });
  }
}

test('the page is under two megabytes', async () => {
  const { size } = await stat(fileURLToPath(PAGE));

  assert.ok(size < MOST_BYTES, `${size} bytes`);
});

test('the keyboard goes to the newest run first, which says what it is', LIMIT, async () => {
  const page = await open(1280);

  await tabToChart(page);

  assert.match(await said(page), /^nightly-20261124-040506started 2026-11-24 04:05:06 UTCresponse p99, median of 6 trials 1\.\d\d ms95 % interval 1\.\d\d ms to 1\.\d\d ms$/);
  assert.deepEqual(page.requests, [PAGE]);
  assert.deepEqual(page.complaints, []);
});

test('the arrows go from run to run, and to the change between two of them', LIMIT, async () => {
  const page = await open(1280);
  await tabToChart(page);

  const heard = [];
  for (let step = PLACES - 1; step >= BEFORE; step--) {
    await press(page, 'ArrowLeft');
    heard.push(await said(page));
  }
  const [first, change, last] = heard.slice(-3);

  assert.match(first, /^nightly-20261116-040506.*labels release=<img src=x onerror=alert\(1\)>$/);
  assert.match(change, /^\+\d\d\.\d %, WORSEbetween nightly-20261115-040506 and nightly-20261116-040506level 1\.\d\d ms to 1\.\d\d msp = 0\.\d+also changed there: edge <b>& version 1\.2 → 1\.3$/);
  assert.match(last, /^nightly-20261115-040506/);
  assert.equal(await page.call(() => document.querySelectorAll('img').length), 0);
});

test('Enter at a run offers its comparison with the run before and with the baseline, and its report', LIMIT, async () => {
  const page = await open(1280);
  await tabToChart(page);

  await press(page, 'Enter', 13);

  const [commands, links] = await page.call(() => [
    [...document.querySelectorAll('.offers pre')].map((each) => each.textContent),
    [...document.querySelectorAll('.offers a')].map((each) => each.getAttribute('href')),
  ]);
  assert.equal(commands.length, 2);
  // The run before is in a directory that a shell must not take for a command.
  assert.match(commands[0], /^scripts\/longwire compare '\/.*\/results\/<img src=x onerror=alert\(1\)>' \/.*\/results\/nightly-20261124-040506$/);
  assert.match(commands[1], /^scripts\/longwire compare \/.*\/results\/nightly-20261104-040506 \/.*\/results\/nightly-20261124-040506$/);
  assert.deepEqual(links, ['./results/nightly-20261124-040506/report.html']);
});

test('the link leads to the report of the run', LIMIT, async () => {
  const page = await open(1280);
  await tabToChart(page);
  await press(page, 'Enter', 13);
  const loaded = new Promise((resolve) => page.on('Page.loadEventFired', resolve));

  await click(page, () => document.querySelector('.offers a'));
  await loaded;

  assert.equal(await page.call(() => document.title), 'the report');
});

test('a click at a change offers the comparison of the runs between which it lies', LIMIT, async () => {
  const page = await open(1280);

  await clickAt(page, (BEFORE + AFTER) / 2);

  assert.match(await said(page), /^\+\d\d\.\d %, WORSE/);
  assert.match(await textOf(page, '.offers pre'), /results\/nightly-20261115-040506 .*results\/nightly-20261116-040506$/);
});

test('what is no part of the series says why, and is compared with nothing', LIMIT, async () => {
  const page = await open(390);

  await clickAt(page, INVALID);
  const invalid = await said(page);
  const offered = await page.call(() => document.querySelectorAll('.offers pre').length);
  await clickAt(page, OTHERS);

  assert.match(invalid, /INVALID lost <img src=x onerror=alert\(1\)>$/);
  assert.equal(offered, 0);
  assert.match(await said(page), /^2 runs of another loadload nightly, load \w+: rate 2000started 2026-11-12 06:05:06 UTC to 2026-11-12 08:05:06 UTC$/);
});

test('what is said beside the pointer is text, whatever it says', LIMIT, async () => {
  const page = await open(1280);

  await clickAt(page, AFTER);
  await until(page, (index) => document.querySelectorAll('figure.chart')[index].querySelector('.tip b'), EDGE);

  assert.match(await textOf(page, '.tip'), /nightly-20261116.*labels release=<img src=x/);
  assert.equal(await page.call(() => document.querySelectorAll('img').length), 0);
  assert.deepEqual(page.requests, [PAGE]);
});

test('the keyboard zooms, and the zoom follows the runs that it goes to', LIMIT, async () => {
  const page = await open(1280);
  const isWhole = () => page.call((index) => [...document.querySelectorAll('.tools')[index].children].find((each) => each.textContent === 'whole').hidden, EDGE);
  await tabToChart(page);

  for (let step = 0; step < 4; step++) await press(page, '+');
  const zoomed = !(await isWhole());
  await press(page, 'Home');
  const dates = await page.call((index) => [...document.querySelectorAll('figure.chart')[index].querySelectorAll('svg text')].map((each) => each.textContent), EDGE);
  await press(page, '0');

  assert.ok(zoomed);
  assert.match(await said(page), /^nightly-20261101/);
  assert.ok(dates.includes('11-01') && !dates.includes('11-24'), dates.join(', '));
  assert.equal(await isWhole(), true);
  assert.deepEqual(page.complaints, []);
});

test('a command is copied as it is', LIMIT, async () => {
  const page = await open(1280);
  await page.send('Browser.grantPermissions', { permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'] });
  await clickAt(page, (BEFORE + AFTER) / 2);
  await page.send('Page.bringToFront');
  const button = () => document.querySelector('.offers .copy');

  await page.call(`() => (${button})().click()`);
  await until(page, `() => (${button})().textContent === 'copied'`);

  assert.equal(await page.call(() => navigator.clipboard.readText()), await textOf(page, '.offers pre'));
});

test('a chart is saved with what it is of, without the place that was gone to', LIMIT, async () => {
  const page = await open(1280);
  await browser.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: SAVED, eventsEnabled: true });
  const saved = new Promise((resolve) => browser.on('Browser.downloadProgress', ({ state }) => state === 'completed' && resolve()));

  await click(page, tool, EDGE, 'SVG');
  await saved;

  const [file] = await readdir(SAVED);
  const text = await readFile(join(SAVED, file), 'utf8');
  assert.match(text, /Longwire: history of /);
  assert.match(text, /response p99, edge &lt;b/);
  assert.doesNotMatch(text, /<img/);
});
