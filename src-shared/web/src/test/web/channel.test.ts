import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Channel } from 'shared/client/channel';
import type { Failure, Sender } from 'shared/client/frames';
import { Outbox } from 'shared/client/outbox';
import { Store } from 'shared/client/store';
import { FakeStore, FakeWorld } from './fakes';

const VERA: Sender = { kind: 'visitor', name: 'Vera' };
const ALICE: Sender = { kind: 'agent', name: 'Alice' };
const AT = '2026-11-22T09:30:00.000Z';

let world: FakeWorld;
let store: FakeStore;
let ids: number;
let wire: string[];
let me: Sender;
let failures: Failure[];
let channel: Channel;

beforeEach(() => {
  world = new FakeWorld();
  store = new FakeStore();
  ids = 0;
  wire = [];
  me = VERA;
  failures = [];
  channel = new Channel({
    me: () => me,
    outbox: new Outbox({ store: new Store(store), prefix: 'box.', newId: () => `id-${++ids}`, now: world.now }),
    transport: {
      transmit: ({ id, text }) => wire.push(`send ${id} ${text}`) > 0,
      resume: (lastSeq) => wire.push(`resume ${lastSeq}`) > 0,
      greet: () => wire.push('greet'),
      typing: (on) => wire.push(`typing ${on}`) > 0,
      read: (seq) => wire.push(`read ${seq}`) > 0,
    },
    changed: () => {},
    onFailure: (failure) => failures.push(failure),
    now: world.now,
    after: world.after,
  });
});

function connects(...seqs: number[]): void {
  channel.connected();
  channel.receive({ type: 'started', conversation: 'c' });
  seqs.forEach(says);
  channel.receive({ type: 'status', conversation: 'c', state: 'chatting', agent: 'Alice' });
}

function says(seq: number): void {
  channel.receive({ type: 'message', conversation: 'c', seq, id: `m${seq}`, from: ALICE, kind: 'text', text: `text ${seq}`, at: AT });
}

function acks(id: string, seq: number): void {
  channel.receive({ type: 'ack', conversation: 'c', acks: [{ id, seq, at: AT }] });
}

function refuses(code: string, retryable: boolean, id?: string): void {
  channel.receive({ type: 'error', code, text: code, retryable, ...(id ? { id } : {}) });
}

function shown(): string[] {
  return channel.timeline.messages.map(({ seq, text }) => `${seq} ${text}`);
}

test('an ack turns what was written into a message', () => {
  connects();
  channel.say('hello');
  acks('id-1', 1);
  assert.deepEqual(shown(), ['1 hello']);
  assert.equal(store.length, 0);
});

test('what is written without a connection goes out when the replay is through, in order', () => {
  channel.say('one');
  channel.say('two');
  assert.deepEqual(wire, []);
  connects(1, 2);
  acks('id-1', 3);
  assert.deepEqual(wire, ['send id-1 one', 'send id-2 two']);
});

test('what was stored though its ack was lost is shown once', () => {
  connects();
  channel.say('hello');
  channel.disconnected();
  channel.connected();
  channel.receive({ type: 'started', conversation: 'c' });
  channel.receive({ type: 'message', conversation: 'c', seq: 1, id: 'id-1', from: VERA, kind: 'text', text: 'hello', at: AT });
  channel.receive({ type: 'status', conversation: 'c', state: 'waiting', position: 1 });
  assert.deepEqual(shown(), ['1 hello']);
  assert.deepEqual(wire, ['send id-1 hello']);
});

test('a message of a colleague of the same name and with the same id is not taken for our own', () => {
  me = { kind: 'agent', name: 'Alice', id: 'alice-of-north' };
  connects();
  channel.say('mine');
  channel.receive({
    type: 'message',
    conversation: 'c',
    seq: 1,
    id: 'id-1',
    from: { ...me, id: 'alice-of-south' },
    kind: 'text',
    text: 'hers',
    at: AT,
  });
  assert.deepEqual(shown(), ['1 hers']);
  assert.equal(store.length, 1);
  channel.receive({ type: 'message', conversation: 'c', seq: 2, id: 'id-1', from: me, kind: 'text', text: 'mine', at: AT });
  assert.equal(store.length, 0);
});

test('a message of the other side with the same id is not taken for our own', () => {
  connects();
  channel.say('hello');
  channel.receive({ type: 'message', conversation: 'c', seq: 1, id: 'id-1', from: ALICE, kind: 'text', text: 'hi', at: AT });
  assert.equal(store.length, 1);
  acks('id-1', 2);
  assert.deepEqual(shown(), ['1 hi', '2 hello']);
  assert.equal(store.length, 0);
});

test('a store that is away for a moment costs a second, and the order stays', async () => {
  connects();
  channel.say('one');
  channel.say('two');
  refuses('store_unavailable', true, 'id-1');
  await world.passes(999);
  assert.deepEqual(wire, ['send id-1 one']);
  await world.passes(1);
  acks('id-1', 1);
  acks('id-2', 2);
  assert.deepEqual(wire, ['send id-1 one', 'send id-1 one', 'send id-2 two']);
  assert.deepEqual(shown(), ['1 one', '2 two']);
});

test('what has to wait for an answer is kept, said once, and goes out after one, in order', async () => {
  connects();
  channel.say('one');
  channel.say('two');
  refuses('quota', false, 'id-1');
  refuses('quota', false, 'id-2');
  await world.passes(60_000);
  assert.deepEqual(wire, ['send id-1 one', 'send id-2 two']);
  assert.equal(store.length, 2);
  says(1);
  acks('id-1', 2);
  acks('id-2', 3);
  assert.deepEqual(wire.slice(2), ['send id-1 one', 'send id-2 two']);
  assert.deepEqual(shown(), ['1 text 1', '2 one', '3 two']);
});

test('who is told again and again that it was too much waits longer each time', async () => {
  connects();
  channel.say('one');
  for (const pause of [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
    const before = wire.length;
    refuses('rate_limited', true, 'id-1');
    await world.passes(Math.min(pause, 9_999) - 1);
    assert.equal(wire.length, before);
    await world.passes(pause - Math.min(pause, 9_999) + 1);
    assert.equal(wire.length, before + 1);
  }
  acks('id-1', 1);
  channel.say('two');
  refuses('rate_limited', true, 'id-2');
  const before = wire.length;
  await world.passes(1_000);
  assert.equal(wire.length, before + 1);
});

test('what gets no answer on an open connection goes out again', async () => {
  connects();
  channel.say('one');
  await world.passes(10_000);
  assert.deepEqual(wire, ['send id-1 one', 'send id-1 one']);
});

test('what is refused for good is kept for the person', () => {
  connects();
  channel.say('one');
  refuses('text_length', false, 'id-1');
  assert.deepEqual(failures, []);
  assert.match([...store.entries.values()][0]!, /"state":"failed"/);
});

test('an error that is about no message is handed on', () => {
  refuses('bad_token', false);
  assert.deepEqual(
    failures.map(({ code }) => code),
    ['bad_token'],
  );
});

test('a gap is asked for', async () => {
  connects(1, 2);
  says(5);
  await world.passes(100);
  assert.deepEqual(wire, ['resume 2']);
  assert.deepEqual(shown(), ['1 text 1', '2 text 2']);
});

test('a resume that the service cannot answer just now is said again', async () => {
  channel.connected();
  refuses('store_unavailable', true);
  await world.passes(1_000);
  assert.deepEqual(wire, ['greet']);
});

test('a replay that stopped goes on by itself', async () => {
  channel.connected();
  channel.receive({ type: 'started', conversation: 'c' });
  refuses('store_unavailable', true);
  await world.passes(60_000);
  assert.deepEqual(wire, []);
});

test('an ack for what another tab settled fetches the message', async () => {
  connects(1);
  acks('unknown', 2);
  await world.passes(100);
  assert.deepEqual(wire, ['resume 1']);
});

test('typing is told at most every three seconds, and its end once', async () => {
  connects();
  channel.typing(true);
  channel.typing(true);
  await world.passes(3_000);
  channel.typing(true);
  channel.typing(false);
  channel.typing(false);
  assert.deepEqual(wire, ['typing true', 'typing true', 'typing false']);
});

test('the other side stops typing when its message comes, or after six seconds', async () => {
  connects();
  channel.receive({ type: 'typing', conversation: 'c', from: 'agent', on: true });
  assert.equal(channel.typist, 'agent');
  says(1);
  assert.equal(channel.typist, undefined);
  channel.receive({ type: 'typing', conversation: 'c', from: 'agent', on: true });
  await world.passes(6_000);
  assert.equal(channel.typist, undefined);
});

test('reading is told once for each new message', () => {
  connects(1, 2);
  channel.read();
  channel.read();
  says(3);
  channel.read();
  assert.deepEqual(wire, ['read 2', 'read 3']);
});

test('nothing is sent to a conversation that has ended', () => {
  connects();
  channel.receive({ type: 'status', conversation: 'c', state: 'ended' });
  channel.say('too late');
  assert.deepEqual(wire, []);
});

test('while the service is busy it is asked again with growing pauses, and what was written waits', async () => {
  channel.connected();
  channel.say('are you there?');
  refuses('busy', true);
  assert.equal(channel.busy, true);
  const asked: number[] = [];
  for (let second = 1; second <= 240; second++) {
    await world.passes(1_000);
    if (wire.splice(0).includes('greet')) {
      asked.push(second);
      channel.connected();
      refuses('busy', true);
    }
  }
  const pauses = asked.map((at, index) => at - (asked[index - 1] ?? 0));
  assert.ok(pauses[0]! <= 5, `${pauses}`);
  assert.ok(Math.max(...pauses) >= 15 && Math.max(...pauses) <= 62, `${pauses}`);
  assert.deepEqual(wire, []);

  connects();
  assert.equal(channel.busy, false);
  assert.deepEqual(wire, ['send id-1 are you there?']);
});
