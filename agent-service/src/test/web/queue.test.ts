import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Queue as QueueFrame, QueueEntry } from 'shared/client/frames';
import { Queue } from '../../main/web/queue';

const entry = (conversation: string, version: number, more: Partial<QueueEntry> = {}): QueueEntry => ({
  conversation,
  name: conversation,
  state: 'waiting',
  waitingSince: '2026-11-22T12:00:00.000Z',
  served: 0,
  version,
  ...more,
});
const snapshot = (...entries: QueueEntry[]): QueueFrame => ({ type: 'queue', full: true, entries, removed: [] });
const change = (entries: QueueEntry[], removed: string[] = []): QueueFrame => ({ type: 'queue', full: false, entries, removed });
const apply = (...frames: QueueFrame[]) => {
  const queue = new Queue();
  frames.forEach((frame) => queue.apply(frame));
  return queue;
};

test('the higher version wins, whatever the order of arrival', () => {
  const taken = entry('a', 2, { state: 'chatting', agentId: 'bob' });

  assert.equal(apply(change([entry('a', 1)]), change([taken])).get('a')?.state, 'chatting');
  assert.equal(apply(change([taken]), change([entry('a', 1)])).get('a')?.state, 'chatting');
});

test('a snapshot replaces what was there, but not by something older', () => {
  const queue = apply(change([entry('gone', 1), entry('a', 5)]), snapshot(entry('a', 4), entry('b', 1)));

  assert.equal(queue.get('gone'), undefined);
  assert.equal(queue.get('a')?.version, 5);
  assert.equal(queue.get('b')?.version, 1);
});

test('a late change does not bring back what has ended', () => {
  const queue = apply(snapshot(entry('a', 1)), change([], ['a']), change([entry('a', 2)]));

  assert.equal(queue.get('a'), undefined);
});

test('pages add to each other, and until the end mark the queue is loading', () => {
  const queue = apply({ ...snapshot(entry('a', 1)), more: true });
  assert.equal(queue.known, true);
  assert.equal(queue.loading, true);

  queue.apply({ ...change([entry('b', 1)]), more: true });
  assert.equal(queue.loading, true);
  queue.apply(change([entry('c', 1)]));
  assert.equal(queue.loading, false);
  assert.deepEqual(
    queue.waiting.map(({ conversation }) => conversation),
    ['a', 'b', 'c'],
  );
});

test('who waited stays on the list until the last page of a new snapshot, and chats do not', () => {
  const queue = apply(snapshot(entry('told', 1), entry('untold', 1), entry('lost', 2, { state: 'chatting', agentId: 'me' })));
  queue.apply({ ...snapshot(entry('told', 1)), more: true });
  assert.ok(queue.get('untold'));
  assert.equal(queue.get('lost'), undefined);

  queue.apply(change([entry('last', 1)]));
  assert.deepEqual(
    queue.waiting.map(({ conversation }) => conversation),
    ['last', 'told'],
  );
});

test('what ends between two pages does not stay', () => {
  const queue = apply({ ...snapshot(entry('a', 1)), more: true }, { ...change([], ['a']), more: true }, change([entry('b', 1)]));
  assert.deepEqual(
    queue.waiting.map(({ conversation }) => conversation),
    ['b'],
  );
});

test('a snapshot that begins again replaces the one that was not complete', () => {
  const queue = apply({ ...snapshot(entry('a', 1)), more: true }, { ...snapshot(entry('b', 1)), more: true }, change([entry('c', 1)]));
  assert.deepEqual(
    queue.waiting.map(({ conversation }) => conversation),
    ['b', 'c'],
  );
});

test('who waits longest comes first, and chats are told apart by who has them', () => {
  const queue = apply(
    snapshot(
      entry('later', 1, { waitingSince: '2026-11-22T12:05:00.000Z' }),
      entry('sooner', 1),
      entry('mine', 1, { state: 'chatting', agentId: 'me' }),
      entry('theirs', 1, { state: 'chatting', agentId: 'bob' }),
    ),
  );

  const names = (entries: readonly QueueEntry[]) => entries.map(({ conversation }) => conversation);
  assert.deepEqual(names(queue.waiting), ['sooner', 'later']);
  assert.deepEqual(names(queue.ownedBy('me')), ['mine']);
  assert.deepEqual(names(queue.ownedByOthers('me')), ['theirs']);
});

test('an empty list before the first snapshot says nothing', () => {
  assert.equal(new Queue().known, false);
  assert.equal(apply(snapshot()).known, true);
});
