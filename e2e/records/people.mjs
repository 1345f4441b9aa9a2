// All that leaves something on record, done by visitors, agents, a supervisor and an administrator: node people.mjs ORIGIN PASSWORDS
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Browser, Ingress, signIn } from '../../helm/openchat/files/chat-test/browser.mjs';
import { openSocket } from '../../helm/openchat/files/chat-test/socket.mjs';

const [origin, file] = process.argv.slice(2);
const passwords = Object.fromEntries(
  [...readFileSync(file, 'utf8').matchAll(/^password\.(\w+)\s*=\s*(\S+)$/gm)].map(([, name, password]) => [name, password]),
);
const ingress = new Ingress([origin], [['/', origin]]);
const pause = (ms) => new Promise((resume) => setTimeout(resume, ms));

async function visitor(more = {}) {
  const socket = await openSocket(ingress.request, new URL(`${origin}/ws/visitor`), origin, ['openchat.v1']);
  socket.send({ type: 'start', id: randomUUID(), name: 'Vera', locale: 'en', page: `${origin}/`, consent: true, ...more });
  const { conversation, token } = await socket.receive((f) => f.type === 'started');
  return Object.assign(socket, { conversation, token });
}

async function portal(name) {
  let cookies = ''; // those that the browser sent last
  const door = {
    request: (url, options) => {
      cookies = options.headers.Cookie ?? '';
      return ingress.request(url, options);
    },
  };
  const browser = new Browser(door);
  try {
    await signIn(browser, `${origin}/agent/`, name, passwords[name]);
  } catch (e) {
    if (!e.message.endsWith('/agent/ answered 403')) throw e; // an administrator has no portal, but may ask
  }
  /** As the page's script would send it. */
  const call = async (method, path, body) => {
    const headers = { Cookie: cookies, 'Content-Type': 'application/json', 'Sec-Fetch-Site': 'same-origin', Origin: origin };
    const url = new URL(`${origin}/agent/api/${path}`);
    const answer = await ingress.request(url, { method, headers, body: body && JSON.stringify(body) });
    if (answer.status > 299) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.text && JSON.parse(answer.text);
  };
  return { browser, call };
}

async function agent(name) {
  const { browser, call } = await portal(name);
  const { token } = JSON.parse((await browser.script(`${origin}/agent/api/token`)).text);
  const socket = await openSocket(ingress.request, new URL(`${origin}/ws/agent`), origin, [
    'openchat.v1',
    'bearer-token-carrier',
    encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`),
  ]);
  const id = JSON.parse(Buffer.from(token.split('.')[1], 'base64url')).sub;
  return Object.assign(socket, { id, call });
}

async function says(socket, text, conversation, type = 'send') {
  const id = randomUUID();
  socket.send({ type, id, text, conversation });
  await socket.receive((f) => f.type === 'ack' && f.acks.some((ack) => ack.id === id));
}

const is = (state, conversation) => (f) => f.type === 'status' && f.state === state && (!conversation || f.conversation === conversation);

const alice = await agent('alice');
const bob = await agent('bob');
const sue = await agent('sue');
const root = await portal('root');
alice.send({ type: 'available', on: true });

// an administrator and a supervisor at work
await root.call('POST', 'departments', { key: 'returns', name: 'Returns', names: { de: 'Rücksendungen', fr: 'Retours' }, order: 2 });
await root.call('POST', 'departments', { key: 'press', name: 'Press', order: 3 });
await root.call('PUT', 'departments/press', { name: 'Press', order: 3, active: false, version: 1 });
await root.call('PUT', 'settings/openchat.waiting.most', { value: '5000', version: 0 });
await root.call('PUT', 'settings/openchat.waiting.most', { value: null, version: 1 });
await root.call('PUT', 'settings/openchat.waiting.most', { value: '9000', version: 2 });
await sue.call('POST', 'blocks', { kind: 'address', value: '203.0.113.9', reason: 'spam' });
await sue.call('POST', 'blocks', { kind: 'visitor', value: 'mallory@example.org', reason: 'insults' });
const until = new Date(Date.now() + 3e11).toISOString();
const { id } = await sue.call('POST', 'blocks', { kind: 'range', value: '198.51.100.0/24', reason: 'flood', until });
await sue.call('DELETE', `blocks/${id}`);

// one through many hands, judged in the end
const vera = await visitor({ email: 'vera@example.com', phone: '+49 30 123', department: 'returns', locale: 'de-DE' });
await says(vera, 'Hello? 😀');
alice.send({ type: 'claim', conversation: vera.conversation });
await alice.receive(is('chatting', vera.conversation));
await says(alice, 'Good morning', vera.conversation);
await says(alice, 'has called twice', vera.conversation, 'note');
sue.send({ type: 'watch', conversation: vera.conversation });
await sue.receive(is('chatting', vera.conversation));
alice.send({ type: 'transfer', conversation: vera.conversation, to: bob.id, note: 'speaks French' });
await alice.receive(is('chatting', vera.conversation));
bob.send({ type: 'resume', conversation: vera.conversation, lastSeq: 0 });
await bob.receive(is('chatting', vera.conversation));
await says(bob, 'Bonjour', vera.conversation);
bob.send({ type: 'release', conversation: vera.conversation });
await bob.receive(is('waiting', vera.conversation));
alice.send({ type: 'claim', conversation: vera.conversation });
await alice.receive(is('chatting', vera.conversation));
await says(vera, 'Thanks');
alice.send({ type: 'end', conversation: vera.conversation });
await vera.receive(is('ended'));
vera.send({ type: 'rate', score: 4, comment: 'Quick and kind' });
await vera.receive(is('ended'));

// one who did not wait, one who went without a word, one who waits, one who chats
const hasty = await visitor({ name: 'Hasty', consent: false });
hasty.send({ type: 'end' });
await hasty.receive(is('ended'));
(await visitor({ name: 'Silent' })).close();
const waiting = await visitor({ name: 'Wendy', locale: 'fr' });
await says(waiting, 'Anybody there?');
const chatting = await visitor({ name: 'Charles' });
await says(chatting, 'Hi');
alice.send({ type: 'claim', conversation: chatting.conversation });
await alice.receive(is('chatting', chatting.conversation));
await says(alice, 'Hello', chatting.conversation);

await pause(50_000); // who went is noticed, what was said is counted
console.log(JSON.stringify({ tokens: { Vera: vera.token, Wendy: waiting.token, Charles: chatting.token } }));
await new Promise(() => setInterval(() => {}, 1000)); // whoever chats stays, until this is ended
