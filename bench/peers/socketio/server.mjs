// A relay with Socket.IO: what one of a pair says goes to the other. Query: pair, role; event: m. On 127.0.0.1:PORT.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const pairs = new Map();
const other = { visitor: 'agent', agent: 'visitor' };
const io = new Server({ transports: ['websocket'], perMessageDeflate: false, serveClient: false });

io.on('connection', (socket) => {
  const { pair: name, role } = socket.handshake.query;
  if (!Object.hasOwn(other, role)) {
    socket.disconnect(true);
    return;
  }
  const pair = pairs.get(name) ?? {};
  pairs.set(name, pair);
  pair[role] = socket;
  socket.on('m', (text) => pair[other[role]]?.emit('m', text));
  socket.on('disconnect', () => {
    if (pair[role] === socket) delete pair[role];
    if (!pair.visitor && !pair.agent && pairs.get(name) === pair) pairs.delete(name);
  });
});

const http = createServer();
io.attach(http);
http.listen(Number(process.env.PORT), '127.0.0.1');
