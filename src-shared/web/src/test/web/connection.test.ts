import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Backoff } from 'shared/client/backoff';
import { Connection, type ConnectionState } from 'shared/client/connection';
import type { ServiceFrame } from 'shared/client/frames';
import { FakeWorld, settled } from './fakes';

let world: FakeWorld;
let states: ConnectionState[];
let frames: ServiceFrame[];
let tokens: number;
let refuseToken: boolean;
let tokenHangs: boolean;
let connection: Connection;

beforeEach(() => {
  world = new FakeWorld();
  states = [];
  frames = [];
  tokens = 0;
  refuseToken = false;
  tokenHangs = false;
  connection = new Connection({
    url: 'wss://chat.test/ws/agent',
    protocols: async () => {
      if (tokenHangs) {
        return new Promise(() => {});
      }
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
  assert.deepEqual(
    frames.map(({ type }) => type),
    ['queue'],
  );
});

test('sends nothing without a connection, and says so', async () => {
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

test('begins with short pauses again once a connection has lived for 10 s', async () => {
  await opened();
  for (let loss = 0; loss < 4; loss++) {
    world.last.drops();
    await comesBack();
  }
  world.last.opens();
  await world.passes(10_000);
  world.last.drops();
  assert.equal(await comesBack(), 500);
});

test('a service that takes lines and drops them at once is not stormed', async () => {
  await opened();
  const pauses: number[] = [];
  for (let loss = 0; loss < 5; loss++) {
    world.last.says({ type: 'pong' });
    world.last.drops();
    pauses.push(await comesBack());
    world.last.opens();
  }
  assert.deepEqual(pauses, [500, 1000, 2000, 4000, 8000]);
});

test('the pauses are anywhere below their bound, so that clients do not come back in waves', () => {
  const values = [0, 0.5, 0.25, 1];
  const backoff = new Backoff(() => values.shift()!);
  assert.deepEqual([backoff.next(), backoff.next(), backoff.next(), backoff.next()], [0, 500, 500, 4000]);
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

test('gives a connection up when nothing was heard for 20 s', async () => {
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

test('who is blocked is told so, and does not try again', async () => {
  await opened();
  world.last.drops(4403);
  assert.equal(connection.state, 'closed');
  assert.deepEqual(frames.at(-1), { type: 'error', code: 'blocked', text: '', retryable: false });
  await world.passes(120_000);
  assert.equal(world.sockets.length, 1);
});

test('a connection that answers lives on', async () => {
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

test('a page that wakes up finds out within 2 s that its connection is dead', async () => {
  await opened();
  world.wakes();
  assert.deepEqual(world.last.sent, [{ type: 'ping' }]);
  await world.passes(2_000);
  assert.equal(connection.state, 'waiting');
});

test('a page that wakes up keeps a connection that answers', async () => {
  await opened();
  world.wakes();
  world.last.says({ type: 'pong' });
  await world.passes(4_000);
  assert.equal(connection.state, 'open');
});

test('one doubt more does not put the answer off', async () => {
  await opened();
  world.doubts();
  await world.passes(1_500);
  world.wakes();
  await world.passes(500);
  assert.equal(connection.state, 'waiting');
  assert.equal(world.last.sent.length, 1);
});

test('a network that the machine says is gone is found gone in 2 s, and tried at once when it is back', async () => {
  await opened();
  world.doubts();
  await world.passes(2_000);
  assert.equal(connection.state, 'waiting');
  const attempts = world.sockets.length;
  world.wakes();
  await settled();
  assert.equal(world.sockets.length, attempts + 1);
});

test('an attempt into the void is given up when the network comes back', async () => {
  connection.open();
  await world.passes(3_000);
  const stale = world.last;
  world.wakes();
  await settled();
  assert.equal(world.sockets.length, 2);
  assert.equal(stale.closedWith, 1000);
  world.last.opens();
  assert.equal(connection.state, 'open');
});

test('a machine that slept for hours, with nobody to tell, looks at the clock again soon after waking', async () => {
  await opened();
  assert.ok(world.soonest <= 2_000, 'the next look at the clock, by timers that stood still during the sleep');
  world.sleeps(3_600_000);
  await world.passes(0);
  assert.deepEqual(world.last.sent, [{ type: 'ping' }]);
  await world.passes(2_000);
  assert.equal(connection.state, 'waiting');
});

test('a page that slept keeps a connection that answers', async () => {
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

test('a token that never comes is given up after 15 s', async () => {
  tokenHangs = true;
  connection.open();
  await world.passes(15_000);
  assert.equal(connection.state, 'waiting');
  tokenHangs = false;
  await world.passes(500);
  assert.equal(world.sockets.length, 1);
  await world.passes(14_999);
  world.last.opens();
  await world.passes(10_000);
  assert.equal(connection.state, 'open');
});

test('a proxy that answers the upgrade with its login page is tried until it lets us through', async () => {
  connection.open();
  for (let refusal = 0; refusal < 3; refusal++) {
    await settled();
    // a browser tells a page no more of it than this
    world.last.drops(1006);
    await comesBack();
  }
  world.last.opens();
  assert.equal(connection.state, 'open');
});

test('a renewal opens the new connection before it closes the old one', async () => {
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

test('a renewal that fails leaves the old connection as it is', async () => {
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

test('moves to a new connection when the service drains, after the time that it named', async () => {
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

test('a drained connection serves until the new one is there, however many attempts that takes', async () => {
  await opened();
  const old = world.last;
  old.says({ type: 'drain', after: 0 });
  await world.passes(0);
  world.last.drops();
  await world.passes(499);
  assert.equal(world.sockets.length, 2);
  await world.passes(1);
  assert.equal(world.sockets.length, 3);
  connection.send({ type: 'available', on: true });
  assert.equal(old.sent.length, 1);
  world.last.opens();
  assert.equal(old.closedWith, 1000);
  assert.deepEqual(states, ['connecting', 'open', 'open']);
});

test('a new connection that nobody answers is given up, and the old one serves on', async () => {
  await opened();
  const old = world.last;
  await connection.renew();
  const hanging = world.last;
  for (let second = 0; second < 16; second += 4) {
    await world.passes(4_000);
    old.says({ type: 'pong' });
  }
  assert.equal(hanging.closedWith, 1000);
  assert.equal(old.closedWith, undefined);
  assert.equal(connection.state, 'open');
});

test('of two renewals at once only the later one is kept', async () => {
  await opened();
  await connection.renew();
  const first = world.last;
  await connection.renew();
  assert.equal(first.closedWith, 1000);
  assert.equal(first.onopen, null);
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
