import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { ServiceFrame } from 'shared/client/frames';
import { Store } from 'shared/client/store';
import { FakeStore, FakeWorld, settled } from '../../../../src-shared/web/src/test/web/fakes';
import { Memory } from '../../main/web/memory';
import { ChatModel } from '../../main/web/chat-model';

const AT = '2026-11-22T09:30:00.000Z';
const VERA = { name: 'Vera', email: 'vera@example.com', consent: true };

let world: FakeWorld;
let store: FakeStore;
let listeners: ((event: { key: string | null; newValue: string | null }) => void)[];
let model: ChatModel;

beforeEach(() => {
  listeners = [];
  Object.assign(globalThis, {
    addEventListener: (type: string, listener: (event: { key: string | null; newValue: string | null }) => void) =>
      type === 'storage' && listeners.push(listener),
  });
  world = new FakeWorld();
  store = new FakeStore();
  model = page();
});

/** A page that is loaded: for the first time, again, or in another tab. */
function page(): ChatModel {
  return new ChatModel({
    base: new URL('https://chat.test/sub/'),
    memory: new Memory('chat.test', new Store(store)),
    locale: 'de-DE',
    department: 'sales',
    page: () => 'https://shop.test/tea',
    environment: world,
  });
}

/** The browser tells all pages (the one that did it does not mind) what became of a key. */
function told(...keys: string[]): void {
  for (const key of keys.map((name) => `openchat:chat.test:${name}`)) {
    listeners.forEach((listener) => listener({ key, newValue: store.getItem(key) }));
  }
}

/** The service lets a page in that resumes. */
function resumes(state: 'waiting' | 'chatting' | 'ended' = 'waiting', ...messages: ServiceFrame[]): void {
  says({ type: 'started', conversation: 'c1' }, ...messages, { type: 'status', conversation: 'c1', state });
}

async function line(): Promise<void> {
  await settled();
  world.last.opens();
}

function says(...frames: ServiceFrame[]): void {
  frames.forEach((frame) => world.last.says(frame));
}

function answersStart(token = 'token-1', conversation = 'c1'): void {
  says({ type: 'started', conversation, token }, { type: 'status', conversation, state: 'waiting', position: 1 });
}

function message(seq: number, id: string, kind: 'visitor' | 'agent', text: string): ServiceFrame {
  return { type: 'message', conversation: 'c1', seq, id, from: { kind, name: kind }, kind: 'text', text, at: AT };
}

async function started(): Promise<void> {
  model.start(VERA);
  await line();
  answersStart();
}

/** What was sent on the last connection, but for signs of life. */
function sent(): any[] {
  return world.last.sent.filter(({ type }) => type !== 'ping');
}

test('begins with the form, and without a connection', () => {
  model.resume();
  assert.equal(model.phase, 'form');
  assert.equal(world.sockets.length, 0);
});

test('a start says who, where and in which language', async () => {
  model.start(VERA);
  await line();
  assert.equal(world.last.url, 'wss://chat.test/sub/ws/visitor');
  assert.deepEqual(world.last.protocols, ['openchat.v1']);
  const { id, ...start } = sent()[0];
  assert.match(id, /^[\w-]{22,64}$/);
  assert.deepEqual(start, {
    type: 'start',
    name: 'Vera',
    email: 'vera@example.com',
    department: 'sales',
    locale: 'de-DE',
    page: 'https://shop.test/tea',
    consent: true,
  });
});

test('a start whose answer was lost is sent again with the same id, also after a reload', async () => {
  model.start(VERA);
  await line();
  const first = sent()[0];
  world.last.drops();
  await world.passes(500);
  world.last.opens();
  assert.deepEqual(sent()[0], first);

  model = page();
  model.resume();
  await line();
  assert.deepEqual(sent()[0], first);
  answersStart();
  assert.equal(model.phase, 'chat');
});

test('the start is kept until the token has proven good, for two tabs may have sent it', async () => {
  model.start(VERA);
  const other = page();
  other.resume();
  await settled();
  const [mine, theirs] = world.sockets;
  mine!.opens();
  theirs!.opens();
  const start = mine!.sent[0];
  assert.deepEqual(theirs!.sent[0], start);
  // The service answers both; the second token replaces the first, but the first is what was written last.
  theirs!.says({ type: 'started', conversation: 'c1', token: 'token-2' });
  mine!.says({ type: 'started', conversation: 'c1', token: 'token-1' });
  told('ticket', 'start');

  model = page();
  model.resume();
  await line();
  assert.deepEqual(sent(), [{ type: 'resume', token: 'token-1', lastSeq: 0 }]);
  says({ type: 'error', code: 'bad_token', text: 'This token opens no conversation.', retryable: false });
  assert.deepEqual(sent()[1], start);
  answersStart('token-3');
  assert.equal(model.phase, 'chat');

  model = page();
  model.resume();
  await line();
  assert.deepEqual(sent(), [{ type: 'resume', token: 'token-3', lastSeq: 0 }]);
  resumes();
  assert.equal(store.getItem('openchat:chat.test:start'), null);
});

test('a token that another tab replaced unheard is no reason to give up', async () => {
  await started();
  store.setItem('openchat:chat.test:ticket', JSON.stringify({ token: 'token-2', conversation: 'c1', name: 'Vera' }));
  world.last.drops();
  await world.passes(500);
  world.last.opens();
  says({ type: 'error', code: 'bad_token', text: 'This token opens no conversation.', retryable: false });
  assert.deepEqual(
    sent().map(({ token }) => token),
    ['token-1', 'token-2'],
  );
});

test('a reload resumes with the token and shows everything again', async () => {
  await started();
  model = page();
  model.resume();
  await line();
  assert.deepEqual(sent(), [{ type: 'resume', token: 'token-1', lastSeq: 0 }]);
  says({ type: 'started', conversation: 'c1' }, message(1, 'm1', 'agent', 'Hello'), {
    type: 'status',
    conversation: 'c1',
    state: 'chatting',
    agent: 'Alice',
  });
  assert.deepEqual(
    model.messages.map(({ text }) => text),
    ['Hello'],
  );
  assert.equal(model.name, 'Vera');
});

test('a lost line is resumed from the last message', async () => {
  await started();
  says(message(1, 'm1', 'agent', 'Hello'));
  world.last.drops();
  await world.passes(500);
  world.last.opens();
  assert.deepEqual(sent(), [{ type: 'resume', token: 'token-1', lastSeq: 1 }]);
});

test('what is written without a connection is kept over a reload and sent', async () => {
  await started();
  world.last.drops();
  model.say('Are you there?');
  model = page();
  model.resume();
  await line();
  resumes();
  assert.deepEqual(
    sent()
      .slice(1)
      .map(({ type, text }) => [type, text]),
    [['send', 'Are you there?']],
  );
});

test('writing does not wait for the next attempt', async () => {
  await started();
  for (let loss = 0; loss < 5; loss++) {
    world.last.drops();
    await world.passes(30_000);
  }
  world.last.drops();
  const attempts = world.sockets.length;
  model.say('Hello?');
  await settled();
  assert.equal(world.sockets.length, attempts + 1);
});

test('a token that opens nothing leads to the form, and what was written goes into the next chat', async () => {
  await started();
  world.last.drops();
  await world.passes(500);
  world.last.opens();
  resumes();
  world.last.drops();
  model.say('My question');
  await settled();
  world.last.opens();
  says({ type: 'error', code: 'bad_token', text: 'The token opens no conversation.', retryable: false });
  assert.equal(model.phase, 'form');
  assert.deepEqual(model.notice, { kind: 'expired' });
  assert.deepEqual(
    model.outbox.items.map(({ text }) => text),
    ['My question'],
  );

  model.start(VERA);
  await line();
  answersStart('token-2', 'c2');
  assert.deepEqual(
    sent()
      .slice(1)
      .map(({ text }) => text),
    ['My question'],
  );
});

test('a start that is refused leads back to the form with the reason', async () => {
  model.start(VERA);
  await line();
  says({ type: 'error', code: 'invalid_field', text: "The field 'phone' is not a telephone number.", retryable: false });
  assert.equal(model.phase, 'form');
  assert.deepEqual(model.notice, { kind: 'refused', field: 'phone' });
});

test('a start that is not admitted leads back to the form with the words of whoever decided so', async () => {
  model.start(VERA);
  await line();
  says({ type: 'error', code: 'not_allowed', text: 'We are closed on Sundays.', retryable: false });
  assert.deepEqual(model.notice, { kind: 'refused', reason: 'We are closed on Sundays.' });
});

test('who is blocked in the middle of a chat is told so on the form, and what was written is kept', async () => {
  await started();
  model.say('My question');
  world.last.drops(4403);
  assert.equal(model.phase, 'form');
  assert.deepEqual(model.notice, { kind: 'blocked' });
  assert.deepEqual(
    model.outbox.items.map(({ text }) => text),
    ['My question'],
  );
  const attempts = world.sockets.length;
  await world.passes(120_000);
  assert.equal(world.sockets.length, attempts);
});

test('a start that the store cannot take is sent again after a while', async () => {
  model.start(VERA);
  await line();
  says({ type: 'error', code: 'store_unavailable', text: 'later', retryable: true });
  await world.passes(1_000);
  assert.equal(sent().length, 2);
  assert.deepEqual(sent()[0], sent()[1]);
  assert.equal(model.phase, 'chat');
});

test('a note of the agents, whose seq a visitor never sees, stops nothing', async () => {
  await started();
  says(message(1, 'm1', 'agent', 'one'), message(3, 'm3', 'agent', 'three'));
  await world.passes(100);
  assert.deepEqual(sent().at(-1), { type: 'resume', token: 'token-1', lastSeq: 1 });
  says({ type: 'started', conversation: 'c1' }, message(3, 'm3', 'agent', 'three'), {
    type: 'status',
    conversation: 'c1',
    state: 'waiting',
    position: 1,
  });
  assert.deepEqual(
    model.messages.map(({ text }) => text),
    ['one', 'three'],
  );
});

test('messages of agents are unread until they are looked at, also after a reload', async () => {
  await started();
  says(message(1, 'm1', 'agent', 'one'), message(2, 'm2', 'visitor', 'two'), message(3, 'm3', 'agent', 'three'));
  assert.equal(model.unread, 2);
  model.looked();
  assert.equal(model.unread, 0);
  assert.deepEqual(sent().at(-1), { type: 'read', seq: 3 });
  assert.equal(page().unread, 0);
});

test('a rating waits for the connection, also over a reload, until the service has it', async () => {
  await started();
  says({ type: 'status', conversation: 'c1', state: 'ended' });
  world.last.drops();
  model.rate(5, 'Thanks');
  assert.equal(model.rating.state, 'waiting');

  model = page();
  model.resume();
  await line();
  resumes('ended');
  assert.deepEqual(sent().at(-1), { type: 'rate', score: 5, comment: 'Thanks' });
  assert.equal(model.rating.state, 'waiting');
  says({ type: 'status', conversation: 'c1', state: 'ended' });
  assert.equal(model.rating.state, 'told');
  assert.equal(page().rating.state, 'told');
});

test('a rating whose answer was lost is sent again', async () => {
  await started();
  says({ type: 'status', conversation: 'c1', state: 'ended' });
  model.rate(4, '');
  assert.deepEqual(sent().at(-1), { type: 'rate', score: 4 });
  world.last.drops();
  await world.passes(500);
  world.last.opens();
  resumes('ended');
  assert.deepEqual(sent().at(-1), { type: 'rate', score: 4 });
});

test('a new chat begins with the form and offers what could not be sent', async () => {
  await started();
  world.last.drops();
  model.say('Too late');
  await settled();
  world.last.opens();
  says({ type: 'started', conversation: 'c1' }, { type: 'status', conversation: 'c1', state: 'ended' });
  model.newChat();
  assert.equal(model.phase, 'form');
  assert.equal(model.leftover, 'Too late');
  assert.deepEqual(model.messages, []);
  assert.equal(model.outbox.items.length, 0);
});

test('another tab follows into a conversation, and out of it', async () => {
  const other = page();
  await started();
  told('ticket');
  await settled();
  assert.equal(other.phase, 'chat');
  assert.equal(world.sockets.length, 2);
  world.last.opens();
  assert.deepEqual(sent(), [{ type: 'resume', token: 'token-1', lastSeq: 0 }]);

  model.newChat();
  told('ticket');
  assert.equal(other.phase, 'form');
  assert.equal(world.last.closedWith, 1000);
});

test('a change of the ticket in another tab does not disturb the same conversation', async () => {
  await started();
  told('ticket');
  await settled();
  assert.equal(world.sockets.length, 1);
});

test('a short cut is no cut to the visitor', async () => {
  await started();
  world.last.drops();
  await world.passes(1_999);
  assert.equal(model.state.cutOff, false);
  let told = 0;
  model.onChange(() => told++);
  await world.passes(20);
  assert.equal(model.state.cutOff, true);
  assert.ok(told > 0);
});

test('what another tab wrote and could not send any more is sent from here', async () => {
  await started();
  const other = page();
  other.resume();
  await line();
  resumes();
  world.sockets[0]!.readyState = 3;
  model.say('from a tab that is closed now');
  const key = [...store.entries.keys()].find((name) => name.includes(':out:'))!;
  listeners[1]!({ key, newValue: store.getItem(key) });
  await world.passes(2_999);
  assert.equal(sent().length, 1);
  await world.passes(1);
  assert.equal(sent()[1].text, 'from a tab that is closed now');
});

test('two tabs that send the same message end with it shown once in both', async () => {
  await started();
  const other = page();
  other.resume();
  await line();
  resumes();
  const [mine, theirs] = world.sockets;
  model.say('Hello');
  const { id } = mine!.sent.at(-1);
  other.outbox.reload();
  other.channel.flush();
  assert.equal(theirs!.sent.at(-1).id, id);
  for (const socket of [mine, theirs]) {
    socket!.says({ type: 'ack', conversation: 'c1', acks: [{ id, seq: 1, at: AT }] });
    socket!.says(message(1, id, 'visitor', 'Hello'));
  }
  for (const tab of [model, other]) {
    assert.deepEqual(
      tab.messages.map(({ text }) => text),
      ['Hello'],
    );
    assert.deepEqual(tab.outbox.items, []);
  }
});

test('what is being written survives a reload, and is gone when it was sent', async () => {
  const memory = new Memory('chat.test', new Store(store));
  memory.draft = 'Do you ha';
  assert.equal(new Memory('chat.test', new Store(store)).draft, 'Do you ha');
  memory.forgetDraft('Do you ha');
  assert.equal(store.length, 0);
});

test('what another tab is writing stays when this one sends', () => {
  const [mine, theirs] = [new Memory('chat.test', new Store(store)), new Memory('chat.test', new Store(store))];
  mine.draft = 'mine';
  theirs.draft = 'theirs';
  mine.forgetDraft('mine');
  assert.equal(new Memory('chat.test', new Store(store)).draft, 'theirs');
});

test('a company whose page clears the storage does not end the chat', async () => {
  await started();
  model.say('pending');
  store.entries.clear();
  assert.equal(model.phase, 'chat');
  listeners.forEach((listener) => listener({ key: null, newValue: null }));
  assert.equal(model.phase, 'chat');
  model = page();
  model.resume();
  await line();
  resumes();
  assert.deepEqual(
    sent().map(({ type }) => type),
    ['resume', 'send'],
  );
});

test('a page that comes back from the back button follows what happened meanwhile', async () => {
  const frozen = page();
  await started();
  frozen.thaw();
  await settled();
  assert.equal(frozen.phase, 'chat');
  model.newChat();
  frozen.thaw();
  assert.equal(frozen.phase, 'form');
});

test('a full storage keeps nobody from chatting, and the page knows that it must stay', async () => {
  store.full = true;
  await started();
  model.say('Hello');
  assert.equal(sent().at(-1).text, 'Hello');
  assert.equal(model.atRisk, true);
  says({ type: 'ack', conversation: 'c1', acks: [{ id: sent().at(-1).id, seq: 1, at: AT }] });
  assert.equal(model.atRisk, false);
  assert.deepEqual(
    model.messages.map(({ text }) => text),
    ['Hello'],
  );
});

test('a page whose storage is forbidden still chats', async () => {
  model = new ChatModel({
    base: new URL('http://chat.test/'),
    memory: new Memory('chat.test', new Store(undefined)),
    locale: 'en',
    page: () => 'http://shop.test/',
    environment: world,
  });
  await started();
  model.say('Hello');
  assert.equal(world.last.url, 'ws://chat.test/ws/visitor');
  assert.equal(sent().at(-1).text, 'Hello');
});

test('when too many wait, the start is said again later, and what was written is kept and sent when there is a place', async () => {
  model.start(VERA);
  await line();
  model.say('my parcel');
  const start = sent()[0];
  says({ type: 'error', code: 'busy', text: 'Too many people are waiting; try again later.', retryable: true });
  assert.equal(model.channel.busy, true);
  assert.equal(model.phase, 'chat');

  model = page();
  assert.deepEqual(
    model.outbox.items.map(({ text }) => text),
    ['my parcel'],
  );
  model.resume();
  await line();
  says({ type: 'error', code: 'busy', text: 'Too many people are waiting; try again later.', retryable: true });
  await world.passes(4_500);
  assert.deepEqual(sent(), [start, start]);
  answersStart();
  assert.equal(model.channel.busy, false);
  assert.equal(sent().at(-1)?.text, 'my parcel');
});
