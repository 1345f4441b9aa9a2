// A relay with `ws`: what one of a pair says goes to the other as it is. /relay/PAIR/ROLE, on 127.0.0.1:PORT.
import { WebSocketServer } from 'ws';

const pairs = new Map();
const other = { visitor: 'agent', agent: 'visitor' };
const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT), perMessageDeflate: false });

server.on('connection', (socket, request) => {
  const [, , name, role] = request.url.split('/');
  if (!Object.hasOwn(other, role)) {
    socket.close(1008, 'no such role');
    return;
  }
  const pair = pairs.get(name) ?? {};
  pairs.set(name, pair);
  pair[role] = socket;
  // text stays text
  socket.on('message', (data, binary) => pair[other[role]]?.send(data, { binary }));
  socket.on('error', () => {});
  socket.on('close', () => {
    if (pair[role] === socket) delete pair[role];
    if (!pair.visitor && !pair.agent && pairs.get(name) === pair) pairs.delete(name);
  });
});
