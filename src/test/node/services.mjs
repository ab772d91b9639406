// Services of other people's libraries, each an echo and a room in its own protocol: node services.mjs PROTOCOL PORT.
// Started by scripts/service and by RealServicesTest.
import http from 'node:http';
import { createRequire } from 'node:module';

const [, , protocol, port] = process.argv;
const require = createRequire(import.meta.url);
let page = (request, response) => response.end();
const server = http.createServer((request, response) => page(request, response));
const sockets = (more) => new (require('ws').WebSocketServer)({ server, handleProtocols: (offered) => [...offered][0], ...more });

const services = {
  echo() {
    sockets().on('connection', (socket) => socket.on('message', (message, binary) => socket.send(message, { binary })));
  },
  /** POST /login gives a token, and only with one of those a connection is opened; then it is json-rpc. */
  login() {
    const tokens = new Set();
    page = (request, response) => {
      const token = crypto.randomUUID();
      tokens.add(token);
      response.setHeader('Content-Type', 'application/json').end(JSON.stringify({ token }));
    };
    const verifyClient = ({ req }) => tokens.delete(req.headers.authorization?.replace('Bearer ', ''));
    services['json-rpc']({ verifyClient });
  },
  'json-rpc'(more) {
    const room = new Set();
    const methods = {
      echo: () => {},
      join: (params, socket) => room.add(socket).size && socket.on('close', () => room.delete(socket)),
      publish(params) {
        const notification = JSON.stringify({ jsonrpc: '2.0', method: 'published', params });
        room.forEach((receiver) => receiver.send(notification));
      },
    };
    sockets(more).on('connection', (socket) =>
      socket.on('message', (message) => {
        const { id, method, params } = JSON.parse(message);
        methods[method](params, socket);
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: params }));
      }),
    );
  },
  'socket.io'() {
    new (require('socket.io').Server)(server).on('connection', (socket) => {
      socket.on('echo', (text, answer) => answer(text));
      socket.on('join', (room) => socket.join(room));
      socket.on('say', (room, text, answer) => {
        socket.to(room).emit('said', text);
        answer?.();
      });
    });
  },
  'graphql-transport-ws'() {
    const { buildSchema } = require('graphql');
    const { useServer } = require('graphql-ws/use/ws');
    const schema = buildSchema(`type Query { echo(text: String!): String }
      type Mutation { publish(text: String!): Boolean }
      type Subscription { published: String }`);
    const readers = new Set();
    const query = { echo: ({ text }) => text };
    const mutation = { publish: ({ text }) => readers.forEach((read) => read(text)) ?? true };
    useServer({ schema, roots: { query, mutation, subscription: { published: () => published(readers) } } }, sockets());
  },
  async mqtt() {
    // A module that Node.js 18 cannot require.
    const { Aedes } = await import('aedes');
    const broker = await Aedes.createBroker();
    sockets().on('connection', (socket, request) => broker.handle(require('ws').createWebSocketStream(socket), request));
  },
};

/** What is published from now on, for one subscription. */
async function* published(readers) {
  const waiting = [];
  let wake = () => {};
  const read = (text) => wake(waiting.push({ published: text }));
  readers.add(read);
  try {
    for (;;) {
      while (waiting.length > 0) yield waiting.shift();
      await new Promise((resolve) => (wake = resolve));
    }
  } finally {
    readers.delete(read);
  }
}

await services[protocol]();
server.listen(port, '127.0.0.1', () => console.log(`${protocol} listening on 127.0.0.1:${server.address().port}`));
