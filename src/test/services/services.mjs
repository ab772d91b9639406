// Services of other people's libraries, each an echo in its own protocol: node services.mjs PROTOCOL PORT.
// Started by scripts/services-benchmark, which installs the libraries beside it.
import http from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [, , protocol, port] = process.argv;
const require = createRequire(pathToFileURL(process.cwd() + '/'));
const server = http.createServer((request, response) => response.end());
const sockets = () => new (require('ws').WebSocketServer)({ server, handleProtocols: (offered) => [...offered][0] });

const services = {
  echo() {
    sockets().on('connection', (socket) => socket.on('message', (message, binary) => socket.send(message, { binary })));
  },
  'json-rpc'() {
    sockets().on('connection', (socket) =>
      socket.on('message', (message) => {
        const { id, params } = JSON.parse(message);
        socket.send(JSON.stringify({ jsonrpc: '2.0', id, result: params }));
      }),
    );
  },
  'socket.io'() {
    new (require('socket.io').Server)(server).on('connection', (socket) => socket.on('echo', (text, answer) => answer(text)));
  },
  'graphql-transport-ws'() {
    const { buildSchema } = require('graphql');
    const { useServer } = require('graphql-ws/use/ws');
    const schema = buildSchema('type Query { echo(text: String!): String }');
    useServer({ schema, roots: { query: { echo: ({ text }) => text } } }, sockets());
  },
  async mqtt() {
    const broker = await require('aedes').Aedes.createBroker();
    sockets().on('connection', (socket, request) => broker.handle(require('ws').createWebSocketStream(socket), request));
  },
};

await services[protocol]();
server.listen(port, '127.0.0.1', () => console.log(`${protocol} on ${server.address().port}`));
