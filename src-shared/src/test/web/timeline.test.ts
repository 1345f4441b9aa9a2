import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import type { Message } from 'shared/frames';
import { Timeline } from 'shared/timeline';

let asked: number[];
let timeline: Timeline;

beforeEach(() => {
  asked = [];
  timeline = new Timeline((lastSeq) => asked.push(lastSeq));
});

function comes(...seqs: number[]): void {
  for (const seq of seqs) {
    timeline.receive(message(seq));
  }
}

function message(seq: number): Message {
  return { type: 'message', conversation: 'c', seq, id: `m${seq}`, from: { kind: 'agent', name: 'Alice' }, kind: 'text', text: `text ${seq}`, at: '2026-11-22T09:30:00.000Z' };
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

test('asks once for what is missing, from the last one without a gap', () => {
  comes(1, 2, 5, 7, 5);
  assert.deepEqual(asked, [2]);
  assert.deepEqual(shown(), [1, 2]);
});

test('shows what waited as soon as the gap is filled', () => {
  comes(1, 4, 3);
  comes(2);
  assert.deepEqual(shown(), [1, 2, 3, 4]);
  assert.equal(timeline.lastSeq, 4);
});

test('the end of a replay settles what is not for this reader', () => {
  comes(1, 3);
  timeline.replaying();
  comes(3, 5);
  timeline.replayed();
  assert.deepEqual(shown(), [1, 3, 5]);
  assert.equal(timeline.lastSeq, 5);
  comes(7);
  assert.deepEqual(asked, [1, 5]);
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

test('a jump during a replay asks for nothing', () => {
  timeline.asked();
  timeline.replaying();
  comes(1, 2, 9);
  assert.deepEqual(asked, []);
});
