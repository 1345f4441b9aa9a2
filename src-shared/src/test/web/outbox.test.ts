import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Outbox } from 'shared/outbox';
import { FakeStore } from './fakes';

let store: FakeStore;
let clock: number;
let ids: number;
let line: string[];
let up: boolean;

beforeEach(() => {
  store = new FakeStore();
  clock = 1000;
  ids = 0;
  line = [];
  up = true;
});

function tab(): Outbox {
  return new Outbox({ store, prefix: 'box.', newId: () => `id-${++ids}`, now: () => clock });
}

function flush(outbox: Outbox): void {
  outbox.flush(({ id, text }) => up && line.push(`${id} ${text}`) > 0);
}

test('sends what was written, one at a time and in order', () => {
  const outbox = tab();
  outbox.add('one');
  outbox.add('two');
  flush(outbox);
  flush(outbox);
  assert.deepEqual(line, ['id-1 one']);
  outbox.settle('id-1');
  flush(outbox);
  assert.deepEqual(line, ['id-1 one', 'id-2 two']);
});

test('is pending without a line, sent with one, and gone when settled', () => {
  const outbox = tab();
  const { id } = outbox.add('one');
  up = false;
  flush(outbox);
  assert.equal(outbox.get(id)?.state, 'pending');
  up = true;
  flush(outbox);
  assert.equal(outbox.get(id)?.state, 'sent');
  outbox.settle(id);
  assert.deepEqual(outbox.items, []);
  assert.equal(store.length, 0);
});

test('sends the unanswered one again under the same id after a reconnect', () => {
  const outbox = tab();
  outbox.add('one');
  outbox.add('two');
  flush(outbox);
  outbox.rewind();
  flush(outbox);
  assert.deepEqual(line, ['id-1 one', 'id-1 one']);
});

test('survives a reload, in order and under the same ids', () => {
  const before = tab();
  for (const text of ['one', 'two', 'three']) {
    before.add(text);
  }
  flush(before);
  const after = tab();
  assert.deepEqual(after.items.map(({ id, text, state }) => [id, text, state]), [
    ['id-1', 'one', 'pending'],
    ['id-2', 'two', 'pending'],
    ['id-3', 'three', 'pending'],
  ]);
});

test('a refused one waits for the person and holds nobody up', () => {
  const outbox = tab();
  outbox.add('bad');
  outbox.add('good');
  flush(outbox);
  outbox.fail('id-1', 'text_length');
  flush(outbox);
  assert.deepEqual(line, ['id-1 bad', 'id-2 good']);
  assert.equal(tab().get('id-1')?.error, 'text_length');

  outbox.settle('id-2');
  outbox.retry('id-1');
  flush(outbox);
  assert.deepEqual(line.slice(2), ['id-1 bad']);
  assert.equal(outbox.get('id-1')?.error, undefined);
  outbox.discard('id-1');
  assert.equal(store.length, 0);
});

test('two tabs share what is written, and neither loses what the other wrote', () => {
  const [left, right] = [tab(), tab()];
  left.add('from the left');
  clock += 5;
  right.add('from the right');
  left.reload();
  right.reload();
  assert.deepEqual(left.items.map(({ text }) => text), ['from the left', 'from the right']);
  assert.deepEqual(right.items.map(({ text }) => text), ['from the left', 'from the right']);

  left.settle('id-2');
  right.reload();
  assert.deepEqual(right.items.map(({ text }) => text), ['from the left']);
});

test('keeps what is written when the store is full, for as long as the page lives', () => {
  store.full = true;
  const outbox = tab();
  outbox.add('one');
  outbox.reload();
  assert.equal(outbox.items.length, 1);
});

test('passes over what it cannot read, and over keys of others', () => {
  store.setItem('box.x', '{broken');
  store.setItem('box.y', '{"id":7}');
  store.setItem('other.z', '{"id":"z","text":"z","at":1}');
  assert.deepEqual(tab().items, []);
});
