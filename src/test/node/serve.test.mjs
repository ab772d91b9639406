// The pages of all runs in a Chromium, as a person uses them.
// Run by ServeInBrowserTest, which says in PAGE where they are (a server of the runs of ExampleHistory, or the static site of
// them on disk), in RESULTS where the runs are, and in BROWSER which program to start. Of the runs one is on, and one is
// damaged; some names are HTML that must not become any.
import assert from 'node:assert/strict';
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { Browser } from './browser.mjs';
import { click, drag, openPage, until } from './pages.mjs';

const { BROWSER, PAGE, RESULTS } = process.env;
const LIMIT = { timeout: 60_000 };
/** Runs with a line: those of ExampleHistory, and the one that is on. */
const RUNS = 27;
const HOSTILE = '<img src=x onerror=alert(1)>';
const HOSTILE_PATH = 'edge <b>&';
/** The last run before the edge became slower, the first after it. */
const BEFORE = 'nightly-20261115-040506', AFTER = 'nightly-20261116-040506';
/** Where the change is among the places of its chart, and the plane's distance from the rims of the canvas. */
const CHANGE = 15.5, PLACES = 25, LEFT = 62, RIGHT = 18;

/** A case of the server's pages, and one of the site's on disk. */
const served = (...given) => PAGE.startsWith('http:') && test(...given);
const onDisk = (...given) => PAGE.startsWith('file:') && test(...given);

let browser;

before(async () => {
  browser = await Browser.start(BROWSER, PAGE);
}, LIMIT);

afterEach(() => browser.leavePages());

after(() => browser?.close());

const open = (address = '', width = 1280, colours = 'light') => openPage(browser, new URL(address, PAGE).href, width, colours);
const byId = (id) => document.getElementById(id);
const shown = (page) => page.call(() => [...document.querySelectorAll('#runs tbody tr')].filter((row) => !row.hidden).map((row) => row.dataset.name));
const textOf = (page, selector) => page.call((selector) => document.querySelector(selector)?.textContent ?? '', selector);
const box = (name) => [...document.querySelectorAll('#runs tbody tr')].find((row) => row.dataset.name === name).querySelector('input');
const labelsOf = (name) => [...document.querySelectorAll('#runs tbody tr')].find((row) => row.dataset.name === name).querySelector('.labels').textContent.trim();
const loaded = (page) => new Promise((resolve) => page.on('Page.loadEventFired', resolve));

async function press(page, key, code = 0, text = undefined) {
  await page.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', key, code: key, windowsVirtualKeyCode: code, text });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
}

/** Chooses as a person does, after which the page has heard of it. */
const choose = (page, id, value) =>
  page.call((id, value) => {
    const field = document.getElementById(id);
    field.value = value;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }, id, value);

/** Fails unless `page` fits its window, asked for nothing but its own host, made no element of a name, and nobody complained. */
async function assertSound(page) {
  const [content, room, images] = await page.call(() => {
    document.querySelectorAll('details').forEach((each) => (each.open = true));
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth, document.querySelectorAll('img').length];
  });
  assert.equal(content, room);
  assert.equal(images, 0);
  const { protocol, host } = new URL(PAGE);
  // The picture in a field of a date is Chromium's own.
  const foreign = page.requests.filter((url) => !url.startsWith('data:image/svg+xml')).filter((url) => new URL(url).protocol !== protocol || new URL(url).host !== host);
  assert.deepEqual(foreign, []);
  assert.deepEqual(page.complaints, []);
}

for (const width of [1280, 390]) {
  for (const colours of ['light', 'dark']) {
    served(`${width} dots wide and ${colours}, every page fits, asks no other host and complains of nothing`, LIMIT, async () => {
      const page = await open('', width, colours);
      assert.equal((await shown(page)).length, RUNS);
      await assertSound(page);

      for (const address of [`run?name=${AFTER}`, `compare?a=${BEFORE}&b=${AFTER}`, 'history?metric=response%20p99&plan=nightly', `report?run=${BEFORE}&run=${AFTER}`, 'run?name=begun-20261125-040506']) {
        await assertSound(await open(address, width, colours));
      }
    });
  }
}

served('what is damaged is told, and what is on is no damage', LIMIT, async () => {
  const page = await open();

  assert.match(await textOf(page, '.faults'), /2 not read/);
  assert.match(await textOf(page, '.faults'), /damaged-20261125-040506\/summary\.json/);
  assert.match(await textOf(page, '#runs tbody tr'), /begun.*0 of 4.*running/s);
});

served('filters leave what fits, and live in the address', LIMIT, async () => {
  const page = await open();

  await choose(page, 'path', HOSTILE_PATH);
  await choose(page, 'transport', 'websocket');
  await choose(page, 'label', 'baseline');
  const labelled = await shown(page);
  const address = await page.call(() => location.search);
  const again = await open(address);

  assert.deepEqual(labelled, ['nightly-20261104-040506']);
  assert.match(address, /label=baseline/);
  assert.deepEqual(await shown(again), labelled);
  assert.equal(await textOf(again, '#shown'), '1');

  await choose(page, 'label', '');
  await choose(page, 'q', '20261116');
  assert.deepEqual(await shown(page), [AFTER]);
  await choose(page, 'q', 'nothing of the kind');
  assert.deepEqual(await shown(page), []);
});

served('the keyboard alone finds, picks and compares', LIMIT, async () => {
  const page = await open(`?q=2026111`);
  await page.send('Page.bringToFront');

  await press(page, '/', 191, '/');
  const searching = await page.call(() => document.activeElement.id);
  await page.call((name) => ([...document.querySelectorAll('#runs tbody tr')].find((row) => row.dataset.name === name).querySelector('input').focus()), AFTER);
  await press(page, ' ', 32, ' ');
  await press(page, 'ArrowDown', 40);
  await press(page, ' ', 32, ' ');
  const picked = await page.call(() => [...document.querySelectorAll('#runs input:checked')].map((each) => each.closest('tr').dataset.name));
  const outlined = await page.call(() => getComputedStyle(document.activeElement).outlineStyle);
  await page.call(() => document.getElementById('valid').focus());
  await press(page, 'Tab', 9);
  const next = await page.call(() => document.activeElement.id);
  const arrived = loaded(page);
  await press(page, 'Enter', 13, '\r');
  await arrived;

  assert.equal(searching, 'q');
  assert.deepEqual(picked, [AFTER, BEFORE]);
  assert.equal(outlined, 'solid');
  assert.equal(next, 'compare');
  assert.equal(await page.call(() => location.search), `?a=${AFTER}&b=${BEFORE}`);
});

served('two runs are picked, and their comparison tells the verdict', LIMIT, async () => {
  const page = await open();

  await click(page, box, BEFORE);
  await click(page, box, AFTER);
  const arrived = loaded(page);
  await click(page, byId, 'compare');
  await arrived;

  assert.equal(await page.call(() => location.pathname + location.search), `/compare?a=${BEFORE}&b=${AFTER}`);
  const worse = await page.call(() => [...document.querySelectorAll('tr:has(.WORSE)')].map((row) => row.cells[0].textContent));
  assert.ok(worse.includes('response p50'), worse.join());
  assert.match(await textOf(page, 'main'), new RegExp(HOSTILE_PATH));
  await assertSound(page);
});

served('a run is labelled, and what is no label is told and written nowhere', LIMIT, async () => {
  const page = await open();
  await click(page, box, BEFORE);
  await click(page, byId, 'labelling');

  await page.send('Input.insertText', { text: '1x' });
  await press(page, 'Tab', 9);
  await page.send('Input.insertText', { text: 'rc <1>' });
  await press(page, 'Enter', 13, '\r');
  await until(page, () => document.getElementById('refused').textContent);
  const refused = await textOf(page, '#refused');
  await page.call(() => (document.getElementById('name').value = 'release'));
  await press(page, 'Enter', 13, '\r');
  await until(page, `(name) => (${labelsOf})(name) === 'release=rc <1>'`, BEFORE);

  assert.equal(refused, 'label: 1x (expected: a letter, then letters, digits, dots, dashes, at most 32 in all)');
  assert.deepEqual(JSON.parse(await readFile(join(RESULTS, BEFORE, 'labels.json'), 'utf8')).labels, { release: 'rc <1>' });
  assert.ok(await page.call(`(name) => (${box})(name).checked`, BEFORE));
  await page.call(() => (document.getElementById('value').value = ''));
  await press(page, 'Enter', 13, '\r');
  await until(page, `(name) => (${labelsOf})(name) === ''`, BEFORE);
  // A refusal is an answer of status 400, which Chromium notes.
  assert.ok(page.complaints.every((complaint) => complaint.includes('400')), page.complaints.join());
});

served('a run becomes the baseline of those that follow, and is one no more', LIMIT, async () => {
  const page = await open();
  const against = () => page.call((name) => [...document.querySelectorAll('#runs tbody tr')].find((row) => row.dataset.name === name).cells[6].querySelector("a").textContent, AFTER);
  const first = await against();
  await click(page, box, BEFORE);
  await click(page, byId, 'labelling');

  await click(page, byId, 'baseline');
  await until(page, `(name) => (${labelsOf})(name) === 'baseline'`, BEFORE);
  const second = await against();
  await click(page, byId, 'baseline');
  await until(page, `(name) => (${labelsOf})(name) === ''`, BEFORE);

  assert.deepEqual([first, second, await against()], ['nightly-20261104-040506', BEFORE, 'nightly-20261104-040506']);
  await assertSound(page);
});

served('a run that comes while the page is open appears, and what is picked stays picked', LIMIT, async (t) => {
  t.after(() => rm(join(RESULTS, 'copied-later'), { recursive: true, force: true }));
  const page = await open();
  await click(page, box, BEFORE);

  await cp(join(RESULTS, AFTER), join(RESULTS, 'copied-later'), { recursive: true });
  await until(page, (name) => [...document.querySelectorAll('#runs tbody tr')].some((row) => row.dataset.name === name), 'copied-later');

  assert.ok(await page.call(`(name) => (${box})(name).checked`, BEFORE));
  assert.equal(await page.call(() => document.getElementById('compare').disabled), false);
});

served('a click at a change in the history opens the comparison of its two runs', LIMIT, async () => {
  const page = await open(`history?metric=response%20p99&plan=nightly&path=${encodeURIComponent(HOSTILE_PATH)}`);
  const canvas = () => [...document.querySelectorAll('figure.chart .canvas')].at(-1);
  const width = await page.call(`() => (${canvas})().clientWidth`);
  const share = (LEFT + ((width - LEFT - RIGHT) * (CHANGE + 0.7)) / (PLACES + 0.4)) / width;
  const arrived = loaded(page);

  await drag(page, canvas, [], share, share);
  await arrived;

  assert.equal(await page.call(() => location.pathname + location.search), `/compare?a=${BEFORE}&b=${AFTER}`);
});

served('every kind of page prints', LIMIT, async () => {
  for (const address of ['', `compare?a=${BEFORE}&b=${AFTER}`, 'history?metric=response%20p99&plan=nightly']) {
    const page = await open(address, 1280, 'dark');

    const { data } = await page.send('Page.printToPDF', {});

    assert.ok(Buffer.from(data, 'base64').toString('latin1').startsWith('%PDF-'));
  }
});

onDisk('from disk the site has the same runs, and nothing that needs a server', LIMIT, async () => {
  for (const width of [1280, 390]) {
    const page = await open('', width);

    assert.equal((await shown(page)).length, RUNS);
    assert.equal(await page.call(() => document.querySelectorAll('button, #runs input').length), 0);
    await choose(page, 'path', HOSTILE_PATH);
    await choose(page, 'q', '20261116');
    assert.deepEqual(await shown(page), [AFTER]);
    await assertSound(page);
  }
});

onDisk('from disk a run leads to its report, and its comparison to the verdict', LIMIT, async () => {
  const link = (name, cell) => [...document.querySelectorAll('#runs tbody tr')].find((row) => row.dataset.name === name).cells[cell].querySelector('a');
  const follow = async (cell) => {
    const page = await open('?q=20261116');
    const arrived = loaded(page);
    await click(page, link, AFTER, cell);
    await arrived;
    return page;
  };

  const report = await follow(0);
  const comparison = await follow(5);

  assert.match(await report.call(() => document.title), /^nightly/);
  assert.match(await textOf(comparison, 'main'), /Comparison.*WORSE/s);
});

onDisk('from disk a change in a history leads to the comparison of its two runs', LIMIT, async () => {
  const page = await open('history-nightly-response-p99.html');
  await page.send('Page.bringToFront');
  await page.call(() => [...document.querySelectorAll('figure.chart .canvas')].at(-1).focus());
  const said = () => [...document.querySelectorAll('.said')].at(-1).textContent;
  for (let step = 0; step < PLACES && !(await page.call(said)).includes('WORSE'); step++) await press(page, 'ArrowLeft');
  const change = await page.call(said);
  const arrived = loaded(page);

  await press(page, 'Enter', 13);
  await arrived;

  assert.match(change, /WORSE/);
  assert.match(decodeURI(await page.call(() => location.pathname)), new RegExp(`/site/${AFTER}/against/${BEFORE}\\.html$`));
  assert.match(await textOf(page, 'main'), /WORSE/);
});
