import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';

/** What the origin speaks, of those that a viewer offers. */
export const SUBPROTOCOL = 'v1.echo';

/**
 * An origin made of npm's ws. Its side of a WebSocket is to be had under the path that the viewer asked for, so that a
 * test sees both ends of one connection.
 *
 *   /echo…    sends every message back
 *   /refuse…  refuses the upgrade, 401
 *   /moved…   redirects the upgrade to /echo…
 *   any other is left to the test; a request without an upgrade gets the page
 */
export class Origin {
  #accepted = new Map();
  #sockets;
  #server = createServer(async (request, response) => {
    const page = await readFile(new URL('page.html', import.meta.url));
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
  });

  /** `settings` are WebSocketServer's, besides those of every origin. */
  constructor(settings) {
    this.#sockets = new WebSocketServer({
      noServer: true,
      perMessageDeflate: true,
      // Beyond 60 pings whose pongs wait to be sent, ws ends the connection without a word.
      maxPendingAutoPongs: 0,
      handleProtocols: (offered) => offered.has(SUBPROTOCOL) && SUBPROTOCOL,
      verifyClient: ({ req }, verified) =>
        verified(!req.url.startsWith('/refuse'), 401, 'Unauthorized', { 'WWW-Authenticate': 'Basic realm="origin"' }),
      ...settings,
    });
    this.#server.on('upgrade', (request, socket, head) => {
      if (request.url.startsWith('/moved')) {
        const there = request.url.replace('moved', 'echo');
        socket.end(`HTTP/1.1 302 Found\r\nLocation: ${there}\r\nContent-Length: 0\r\n\r\n`);
      } else {
        this.#sockets.handleUpgrade(request, socket, head, (webSocket) => this.#accept(request, webSocket));
      }
    });
  }

  async listen(port) {
    await once(this.#server.listen(port, '127.0.0.1'), 'listening');
    return this;
  }

  get port() {
    return this.#server.address().port;
  }

  /** The origin's end `{ webSocket, request }` of the connection to `path`, as soon as there is one. */
  accepted(path) {
    return this.#at(path).promise;
  }

  close() {
    this.#sockets.clients.forEach((client) => client.terminate());
    this.#server.close();
    this.#server.closeAllConnections();
  }

  #accept(request, webSocket) {
    // What a viewer sends amiss ends its connection, not the origin.
    webSocket.on('error', () => {});
    if (request.url.startsWith('/echo')) {
      webSocket.on('message', (data, binary) => webSocket.send(data, { binary }));
    }
    this.#at(request.url).resolve({ webSocket, request });
  }

  #at(path) {
    if (!this.#accepted.has(path)) {
      const entry = {};
      entry.promise = new Promise((resolve) => (entry.resolve = resolve));
      this.#accepted.set(path, entry);
    }
    return this.#accepted.get(path);
  }
}
