// Visitors who say nothing for a long time, by sockets that only answer pings, as the network part of a browser does by
// itself. One more does not even do that: the control, which must be closed.
//
//   quiet.mjs HOST ADDRESS MINUTES     https://HOST through the ingress at ADDRESS (host:port)
import { randomUUID } from 'node:crypto';
import { RealIngress } from '../../helm/openchat/files/chat-test/ingress.mjs';
import { openSocket } from '../../helm/openchat/files/chat-test/socket.mjs';

const VISITORS = 20;
/** A socket of which nothing was heard for 20 s is closed within 4 s more (docs/protocol.md); and some time for the way. */
const SILENT = 30_000;
/** For an answer. */
const PATIENCE = 10_000;
const PONG = 10;

const [host, address, minutes] = process.argv.slice(2);
const origin = `https://${host}`;
const ingress = new RealIngress([origin], address);

/** A socket whose pongs get lost. */
async function withoutPongs(url, options) {
  const upgraded = await ingress.request(url, options);
  const write = upgraded.socket.write.bind(upgraded.socket);
  upgraded.socket.write = (bytes) => (bytes[0] & 0x0f) === PONG || write(bytes);
  return upgraded;
}

async function visitor(request) {
  const socket = await openSocket(request, new URL(`${origin}/ws/visitor`), origin, ['openchat.v1']);
  socket.send({ type: 'start', id: randomUUID(), name: 'quiet', locale: 'en', page: `${origin}/`, consent: true });
  await socket.receive((f) => f.type === 'started');
  return socket;
}

function within(time, what, promise) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error(`${what}: not within ${time / 1000} s`)), time).unref());
  return Promise.race([promise, late]);
}

async function control() {
  const socket = await visitor(withoutPongs);
  const from = Date.now();
  const why = await within(
    SILENT,
    'the control is closed',
    socket.receive(() => false).catch((e) => e.message),
  );
  if (!why.includes('4408')) throw new Error(`the control should have been closed with 4408, but ${why}`);
  console.log(`the control, which answers no ping, after ${Math.round((Date.now() - from) / 1000)} s: ${why}`);
}

async function staysQuiet() {
  const socket = await visitor(ingress.request);
  await new Promise((resume) => setTimeout(resume, minutes * 60_000));
  const id = randomUUID();
  socket.send({ type: 'send', id, text: 'still there' });
  await within(
    PATIENCE,
    'an ack',
    socket.receive((f) => f.type === 'ack' && f.acks.some((ack) => ack.id === id)),
  );
  socket.send({ type: 'end' });
}

const all = await Promise.allSettled([control(), ...Array.from({ length: VISITORS }, staysQuiet)]);
const failed = all.filter((one) => one.reason);
failed.forEach((one) => console.log(`FAIL ${one.reason.message}`));
if (failed.length === 0) {
  console.log(`${VISITORS} sockets that said nothing for ${minutes} minutes: all open, and what is said on them is on record`);
}
process.exit(failed.length && 1);
