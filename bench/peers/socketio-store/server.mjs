// The same as ../socketio, but each message is on record before it is acknowledged and delivered: what OpenChat promises, as
// one writes it. The messages of a pair are stored one after the other, so that they are numbered without gaps and stay in
// order; those of different pairs at once. MONGODB is the store's connection string.
import { createServer } from 'node:http';
import { MongoClient } from 'mongodb';
import { Server } from 'socket.io';

const client = await new MongoClient(process.env.MONGODB, { maxPoolSize: 100, writeConcern: { w: 'majority' } }).connect();
const messages = client.db('peer').collection('messages');

const pairs = new Map();
const other = { visitor: 'agent', agent: 'visitor' };
const io = new Server({ transports: ['websocket'], perMessageDeflate: false, serveClient: false });

async function store(pair, role, text, acknowledge) {
  const seq = pair.seq + 1;
  try {
    await messages.insertOne({ _id: `${pair.name}:${seq}`, pair: pair.name, seq, from: role, text, at: new Date() });
  } catch (e) {
    console.error(`not stored: ${e.message}`); // and so neither acknowledged nor delivered
    return;
  }
  pair.seq = seq;
  acknowledge?.();
  pair[other[role]]?.emit('m', text);
}

io.on('connection', (socket) => {
  const { pair: name, role } = socket.handshake.query;
  if (!Object.hasOwn(other, role)) {
    socket.disconnect(true);
    return;
  }
  // kept for good: the next number of a pair that comes back
  const pair = pairs.get(name) ?? { name, seq: 0, last: Promise.resolve() };
  pairs.set(name, pair);
  pair[role] = socket;
  socket.on('m', (text, acknowledge) => {
    pair.last = pair.last.then(() => store(pair, role, text, acknowledge));
  });
  socket.on('disconnect', () => {
    if (pair[role] === socket) delete pair[role];
  });
});

const http = createServer();
io.attach(http);
http.listen(Number(process.env.PORT), '127.0.0.1');
