import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Connection, type ConnectionState } from 'shared/connection';
import type { ServiceFrame } from 'shared/frames';
import { FakeWorld, settled } from './fakes';

let world: FakeWorld;
let states: ConnectionState[];
let frames: ServiceFrame[];
let tokens: number;
let refuseToken: boolean;
let connection: Connection;

beforeEach(() => {
  world = new FakeWorld();
  states = [];
  frames = [];
  tokens = 0;
  refuseToken = false;
  connection = new Connection({
    url: 'wss://chat.test/ws/agent',
    protocols: async () => {
      if (refuseToken) {
        throw new Error('no token');
      }
      return ['openchat.v1', `token-${++tokens}`];
    },
    onFrame: (frame) => frames.push(frame),
    onState: (state) => states.push(state),
    environment: world,
  });
});

/** Lets time pass until the next attempt; says how long that took. */
async function comesBack(): Promise<number> {
  const attempts = world.sockets.length;
  const start = world.now();
  while (world.sockets.length === attempts) {
    await world.passes(250);
  }
  return world.now() - start;
}

async function opened(): Promise<void> {
  connection.open();
  await settled();
  world.last.opens();
}

test('opens with the subprotocols of the moment and hands frames on', async () => {
  await opened();
  world.last.says({ type: 'queue', full: true, entries: [], removed: [] });
  assert.deepEqual(world.last.protocols, ['openchat.v1', 'token-1']);
  assert.deepEqual(states, ['connecting', 'open']);
  assert.deepEqual(frames.map(({ type }) => type), ['queue']);
});

test('sends nothing without a line, and says so', async () => {
  assert.equal(connection.send({ type: 'ping' }), false);
  await opened();
  assert.equal(connection.send({ type: 'available', on: true }), true);
  assert.deepEqual(world.last.sent, [{ type: 'available', on: true }]);
});

test('sends nothing into a socket that is closing', async () => {
  await opened();
  world.last.readyState = 2;
  assert.equal(connection.send({ type: 'ping' }), false);
});

test('comes back after a loss, with a fresh token and growing pauses', async () => {
  await opened();
  const pauses: number[] = [];
  for (let loss = 0; loss < 9; loss++) {
    world.last.drops();
    pauses.push(await comesBack());
  }
  assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
  assert.deepEqual(world.last.protocols, ['openchat.v1', 'token-10']);
});

test('begins with short pauses again once the service has spoken', async () => {
  await opened();
  for (let loss = 0; loss < 4; loss++) {
    world.last.drops();
    await comesBack();
  }
  world.last.opens();
  world.last.says({ type: 'pong' });
  world.last.drops();
  assert.equal(await comesBack(), 500);
});

test('pings when it said nothing for 8 s, and not sooner', async () => {
  await opened();
  await world.passes(7_000);
  connection.send({ type: 'available', on: true });
  await world.passes(7_900);
  assert.equal(world.last.sent.length, 1);
  await world.passes(100);
  assert.deepEqual(world.last.sent[1], { type: 'ping' });
});

test('gives a line up when nothing was heard for 20 s', async () => {
  await opened();
  const first = world.last;
  await world.passes(19_999);
  assert.equal(connection.state, 'open');
  await world.passes(1);
  assert.equal(connection.state, 'waiting');
  assert.equal(first.closedWith, 4408);
  await world.passes(500);
  assert.equal(world.sockets.length, 2);
});

test('a line that answers lives on', async () => {
  await opened();
  for (let second = 0; second < 60; second += 10) {
    await world.passes(10_000);
    world.last.says({ type: 'pong' });
  }
  assert.equal(connection.state, 'open');
  assert.equal(world.sockets.length, 1);
});

test('an attempt that gets no answer is given up after 15 s', async () => {
  connection.open();
  await world.passes(15_000);
  assert.equal(connection.state, 'waiting');
  await world.passes(1_000);
  assert.equal(world.sockets.length, 2);
});

test('does not come back when the service closed as asked, until it is woken', async () => {
  await opened();
  world.last.drops(1000);
  await world.passes(120_000);
  assert.equal(connection.state, 'closed');
  assert.equal(world.sockets.length, 1);
  world.wakes();
  await settled();
  assert.equal(world.sockets.length, 2);
});

test('tries at once when the network comes back', async () => {
  await opened();
  for (let loss = 0; loss < 6; loss++) {
    world.last.drops();
    await comesBack();
  }
  world.last.drops();
  const attempts = world.sockets.length;
  world.wakes();
  await settled();
  assert.equal(world.sockets.length, attempts + 1);
});

test('a page that wakes up finds out within 4 s that its line is dead', async () => {
  await opened();
  world.wakes();
  assert.deepEqual(world.last.sent, [{ type: 'ping' }]);
  await world.passes(4_000);
  assert.equal(connection.state, 'waiting');
});

test('a page that wakes up keeps a line that answers', async () => {
  await opened();
  world.wakes();
  world.last.says({ type: 'pong' });
  await world.passes(4_000);
  assert.equal(connection.state, 'open');
});

test('a page that slept asks for a sign of life before it gives the line up', async () => {
  await opened();
  world.sleeps(60_000);
  await world.passes(0);
  assert.deepEqual(world.last.sent, [{ type: 'ping' }]);
  world.last.says({ type: 'pong' });
  await world.passes(4_000);
  assert.equal(connection.state, 'open');
});

test('a token that cannot be had counts as a failed attempt', async () => {
  refuseToken = true;
  connection.open();
  await settled();
  assert.equal(connection.state, 'waiting');
  refuseToken = false;
  await world.passes(500);
  assert.equal(world.sockets.length, 1);
});

test('a renewal opens the new line before it closes the old one', async () => {
  await opened();
  const old = world.last;
  await connection.renew();
  assert.equal(old.closedWith, undefined);
  assert.deepEqual(world.last.protocols, ['openchat.v1', 'token-2']);
  connection.send({ type: 'available', on: true });
  assert.equal(old.sent.length, 1);

  world.last.opens();
  assert.equal(old.closedWith, 1000);
  assert.deepEqual(states, ['connecting', 'open', 'open']);
  connection.send({ type: 'available', on: false });
  assert.deepEqual(world.last.sent, [{ type: 'available', on: false }]);
});

test('a renewal that fails leaves the old line as it is', async () => {
  await opened();
  const old = world.last;
  await connection.renew();
  world.last.drops();
  assert.equal(connection.state, 'open');
  assert.equal(old.closedWith, undefined);
  old.drops(1008);
  await world.passes(500);
  assert.equal(world.sockets.length, 3);
});

test('moves to a new line when the service drains, after the time that it named', async () => {
  await opened();
  const old = world.last;
  old.says({ type: 'drain', after: 3_000 });
  await world.passes(2_999);
  assert.equal(world.sockets.length, 1);
  await world.passes(1);
  assert.equal(world.sockets.length, 2);
  world.last.opens();
  assert.equal(old.closedWith, 1000);
  assert.deepEqual(frames, []);
});

test('closing ends everything', async () => {
  await opened();
  connection.close();
  world.wakes();
  await world.passes(60_000);
  assert.equal(world.sockets.length, 1);
  assert.equal(world.last.closedWith, 1000);
  assert.equal(connection.state, 'closed');
});
