import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Message } from 'shared/client/frames';
import { Timeline } from 'shared/client/timeline';
import { FakeWorld } from './fakes';

let world: FakeWorld;
let asked: number[];
let timeline: Timeline;

beforeEach(() => {
  world = new FakeWorld();
  asked = [];
  timeline = new Timeline({ onGap: (lastSeq) => asked.push(lastSeq), now: world.now, after: world.after });
});

/** The service answers what was asked, with these. */
function answers(...seqs: number[]): void {
  timeline.replaying();
  comes(...seqs);
  timeline.replayed();
}

function comes(...seqs: number[]): void {
  for (const seq of seqs) {
    timeline.receive(message(seq));
  }
}

function message(seq: number): Message {
  return {
    type: 'message',
    conversation: 'c',
    seq,
    id: `m${seq}`,
    from: { kind: 'agent', name: 'Alice' },
    kind: 'text',
    text: `text ${seq}`,
    at: '2026-11-22T09:30:00.000Z',
  };
}

function shown(): number[] {
  return timeline.messages.map(({ seq }) => seq);
}

test('shows messages in order', () => {
  comes(1, 2, 3);
  assert.deepEqual(shown(), [1, 2, 3]);
  assert.equal(timeline.lastSeq, 3);
});

test('shows each seq once', () => {
  comes(1, 2, 2, 1, 3, 3);
  assert.deepEqual(shown(), [1, 2, 3]);
});

test('asks once for what is missing, from the last one without a gap', async () => {
  comes(1, 2, 5, 7, 5);
  await world.passes(100);
  assert.deepEqual(asked, [2]);
  assert.deepEqual(shown(), [1, 2]);
});

test('shows what waited as soon as the gap is filled', () => {
  comes(1, 4, 3);
  comes(2);
  assert.deepEqual(shown(), [1, 2, 3, 4]);
  assert.equal(timeline.lastSeq, 4);
});

test('a message that was merely overtaken is not asked for', async () => {
  comes(1, 3);
  await world.passes(99);
  comes(2);
  await world.passes(10_000);
  assert.deepEqual(asked, []);
  assert.deepEqual(shown(), [1, 2, 3]);
});

test('the end of a replay settles what is not for this reader', async () => {
  comes(1, 3);
  await world.passes(100);
  answers(3, 5);
  assert.deepEqual(shown(), [1, 3, 5]);
  assert.equal(timeline.lastSeq, 5);
  await world.passes(1_000);
  comes(7);
  await world.passes(100);
  assert.deepEqual(asked, [1, 5]);
});

test('a burst of gaps, as notes make them, is one request now and one a second later', async () => {
  comes(1, 3);
  await world.passes(100);
  answers(3);
  for (const seq of [5, 7, 9, 11]) {
    comes(seq);
    await world.passes(50);
  }
  assert.deepEqual(asked, [1]);
  await world.passes(1_000);
  answers(5, 7, 9, 11);
  await world.passes(10_000);
  assert.deepEqual(asked, [1, 3]);
  assert.deepEqual(shown(), [1, 3, 5, 7, 9, 11]);
});

test('a request without an answer is made again, and not after the answer', async () => {
  comes(1, 3);
  await world.passes(5_100);
  assert.deepEqual(asked, [1, 1]);
  answers(3);
  await world.passes(60_000);
  assert.deepEqual(asked, [1, 1]);
});

test('a status that is not the end of a replay settles nothing', () => {
  comes(1, 3);
  timeline.replayed();
  assert.deepEqual(shown(), [1]);
  comes(2);
  assert.deepEqual(shown(), [1, 2, 3]);
});

test('a message that comes late takes its place', () => {
  comes(1);
  timeline.asked();
  timeline.replaying();
  comes(3);
  timeline.replayed();
  comes(2);
  assert.deepEqual(shown(), [1, 2, 3]);
  assert.equal(timeline.lastSeq, 3);
});

test('a jump during a replay asks for nothing', async () => {
  timeline.asked();
  timeline.replaying();
  comes(1, 2, 9);
  await world.passes(10_000);
  assert.deepEqual(asked, []);
});
