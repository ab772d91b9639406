import assert from 'node:assert/strict';

// What tests do with a page of charts that is a file.
const HEIGHT = 900;

/** Opens the page at `url` in a window so wide, with all that it asked for and complained about since. */
export async function openPage(browser, url, width, colours = 'light') {
  const requests = [];
  const complaints = [];
  const page = await browser.open(url, async (page) => {
    page.on('Network.requestWillBeSent', ({ request }) => requests.push(request.url));
    page.on('Runtime.consoleAPICalled', ({ args }) => complaints.push(args.map(({ value }) => value).join(' ')));
    page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => complaints.push(JSON.stringify(exceptionDetails)));
    page.on('Log.entryAdded', ({ entry }) => complaints.push(entry.text));
    await Promise.all(['Network', 'Runtime', 'Log'].map((domain) => page.send(`${domain}.enable`)));
    await page.send('Emulation.setDeviceMetricsOverride', { width, height: HEIGHT, deviceScaleFactor: 1, mobile: false });
    await dress(page, colours);
  });
  return { ...page, requests, complaints };
}

export const dress = (page, value) => page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });

/** Of each chart: its heading, and how many of its shapes have a size and a colour. */
export const charts = (page) =>
  page.call(() => {
    const coloured = (shape) => [shape.getAttribute('stroke'), shape.getAttribute('fill')].some((colour) => colour && colour !== 'none' && colour !== 'transparent');
    const sized = ({ width, height }) => width > 0 || height > 0;
    return [...document.querySelectorAll('figure.chart')].map((figure) => ({
      name: figure.querySelector('figcaption b').textContent,
      label: figure.querySelector('.canvas').getAttribute('aria-label'),
      shapes: [...figure.querySelectorAll('svg path')].filter((shape) => sized(shape.getBBox()) && coloured(shape)).length,
    }));
  });

/** Fails unless each of `drawn`, as `charts` gives them, has shapes and says what it is. */
export function assertDrawn(drawn) {
  for (const { name, label, shapes } of drawn) {
    assert.ok(shapes >= 3, `${name}: ${shapes} shapes`);
    assert.ok(label.length > 20, `${name}: ${label}`);
  }
}

/** Fails unless all of `page`, opened from `url`, fits its window, it asked for nothing else, and nobody complained. */
export async function assertFitsAndIsAlone(page, url) {
  const [content, room] = await page.call(() => {
    document.querySelectorAll('details').forEach((each) => (each.open = true));
    return [document.documentElement.scrollWidth, document.documentElement.clientWidth];
  });
  assert.equal(content, room);
  assert.deepEqual(page.requests, [url]);
  assert.deepEqual(page.complaints, []);
}

/** Moves the pointer over what `find` finds in the page, and presses it on the way from `from` to `to`, shares of its width. */
export async function drag(page, find, given, from, to) {
  const box = await page.call(`(...given) => {
    const found = (${find})(...given);
    found.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = found.getBoundingClientRect();
    return { x, y, width, height };
  }`, ...given);
  const mouse = (type, share, pressed) =>
    page.send('Input.dispatchMouseEvent', {
      type,
      x: box.x + box.width * share,
      y: box.y + box.height / 2,
      button: pressed ? 'left' : 'none',
      buttons: pressed ? 1 : 0,
      clickCount: pressed ? 1 : 0,
    });
  await mouse('mouseMoved', from, false);
  await mouse('mousePressed', from, true);
  for (let step = 1; step <= 5; step++) await mouse('mouseMoved', from + ((to - from) * step) / 5, true);
  await mouse('mouseReleased', to, true);
}

/** Waits until `work`, called in the page, is true; the test's limit ends it. */
export const until = (page, work, ...given) =>
  page.call(`async (...given) => {
    while (!(${work})(...given)) await new Promise((resolve) => requestAnimationFrame(resolve));
  }`, ...given);

export const click = (page, find, ...given) => drag(page, find, given, 0.5, 0.5);
