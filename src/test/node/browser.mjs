import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';

const FLAGS = [
  '--headless',
  '--no-sandbox', // a root's browser has none
  '--disable-gpu',
  '--disable-dev-shm-usage',
  // A page that is left would be kept, and its WebSockets with it.
  '--disable-features=BackForwardCache',
  // What it would ask of hosts that are none of a test's business.
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-sync',
  '--no-proxy-server',
  '--remote-debugging-pipe',
  // Its page for new tabs would be the first that it draws.
  'about:blank',
];
const END_OF_MESSAGE = '\0';

/**
 * A Chromium without a window. It is told what to do by its DevTools protocol, JSON messages over a pipe; when the pipe
 * closes it ends, so that none outlives us.
 */
export class Browser {
  #process;
  #ended;
  #profile;
  #calls = new Map();
  #waiting = new Map();
  #listeners = new Map();
  /** Sessions of pages, by whether somebody is at work there. */
  #busy = [];
  #free = [];
  #unread = '';

  constructor(process, profile) {
    this.#process = process;
    this.#profile = profile;
    process.stdio[4].setEncoding('utf8').on('data', (text) => this.#read(text));
    this.#ended = once(process, 'exit').then(() =>
      this.#calls.forEach(({ reject }) => reject(new Error('the browser has ended'))),
    );
  }

  /** Starts one that trusts the certificate of `url` and no other that is not signed by an authority. */
  static async start(executable, url) {
    const profile = await mkdtemp(join(tmpdir(), 'longwire-browser-'));
    const trusted = url.startsWith('https:') ? [`--ignore-certificate-errors-spki-list=${await keyOf(url)}`] : [];
    const flags = [...trusted, `--user-data-dir=${profile}`, ...FLAGS];
    return new Browser(spawn(executable, flags, { stdio: ['ignore', 'ignore', 'inherit', 'pipe', 'pipe'] }), profile);
  }

  /** Opens a page and waits until it has loaded; `before` is given it while it is still empty. */
  async open(url, before = async () => {}) {
    const sessionId = this.#free.pop() ?? (await this.#newPage());
    this.#busy.push(sessionId);
    const page = this.#page(sessionId);
    await before(page);
    const loaded = this.#next('Page.loadEventFired', sessionId);
    const { errorText } = await this.#call('Page.navigate', { url }, sessionId);
    if (errorText) throw new Error(`${url} cannot be opened: ${errorText}`);
    await loaded;
    return page;
  }

  /** Has those that open a page from now on use the pages that are open: their process has compiled what is the same in both. */
  leavePages() {
    this.#free.push(...this.#busy.splice(0));
  }

  async #newPage() {
    const { targetId } = await this.#call('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await this.#call('Target.attachToTarget', { targetId, flatten: true });
    await this.#call('Page.enable', {}, sessionId);
    return sessionId;
  }

  #page(sessionId) {
    return {
      /** Calls a function in the page; what it is given and gives back, awaited, is JSON. */
      call: async (work, ...given) => {
        const expression = `(${work})(...${JSON.stringify(given)})`;
        const settings = { expression, awaitPromise: true, returnByValue: true };
        const { result, exceptionDetails } = await this.#call('Runtime.evaluate', settings, sessionId);
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
        return result.value;
      },
      /** Shows it on another screen. */
      show: async (width, height, scheme) => {
        const size = { width, height, deviceScaleFactor: 1, mobile: width < 600 };
        await this.#call('Emulation.setDeviceMetricsOverride', size, sessionId);
        const features = [{ name: 'prefers-color-scheme', value: scheme }];
        await this.#call('Emulation.setEmulatedMedia', { features }, sessionId);
      },
      leave: () => this.#call('Page.navigate', { url: 'about:blank' }, sessionId),
      /** Any command of the protocol. */
      send: (method, params = {}) => this.#call(method, params, sessionId),
      /** Calls `listener` with each event of the protocol; what makes it tell them is another command. */
      on: (method, listener) => this.#listeners.set(method + sessionId, listener),
    };
  }

  /** Any command of the protocol to the browser as a whole. */
  send(method, params = {}) {
    return this.#call(method, params);
  }

  /** Calls `listener` with each event of the browser as a whole. */
  on(method, listener) {
    this.#listeners.set(method + undefined, listener);
  }

  async close() {
    this.#process.kill('SIGKILL');
    await this.#ended;
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 20 });
  }

  #call(method, params, sessionId) {
    const id = this.#calls.size + 1;
    this.#process.stdio[3].write(JSON.stringify({ id, method, params, sessionId }) + END_OF_MESSAGE);
    return new Promise((resolve, reject) => this.#calls.set(id, { resolve, reject }));
  }

  #next(method, sessionId) {
    return new Promise((resolve) => this.#waiting.set(method + sessionId, resolve));
  }

  #read(text) {
    const messages = (this.#unread + text).split(END_OF_MESSAGE);
    this.#unread = messages.pop();
    for (const { id, result, error, method, sessionId, params } of messages.map((message) => JSON.parse(message))) {
      if (error) this.#calls.get(id).reject(new Error(error.message));
      else if (id) this.#calls.get(id).resolve(result);
      else {
        this.#waiting.get(method + sessionId)?.(params);
        this.#listeners.get(method + sessionId)?.(params);
      }
    }
  }
}

/** What Chromium calls a certificate by: the SHA-256 of its public key. */
async function keyOf(url) {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port, rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const key = socket.getPeerX509Certificate().publicKey.export({ type: 'spki', format: 'der' });
  socket.destroy();
  return createHash('sha256').update(key).digest('base64');
}
