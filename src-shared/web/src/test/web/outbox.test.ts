import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Outbox } from 'shared/client/outbox';
import { Store } from 'shared/client/store';
import { FakeStore } from './fakes';

let place: FakeStore;
let clock: number;
let ids: number;
let wire: string[];
let up: boolean;

beforeEach(() => {
  place = new FakeStore();
  clock = 1000;
  ids = 0;
  wire = [];
  up = true;
});

function tab(store = new Store(place)): Outbox {
  return new Outbox({ store, prefix: 'box.', newId: () => `id-${++ids}`, now: () => clock });
}

function flush(outbox: Outbox): void {
  outbox.flush(({ id, text }) => up && wire.push(`${id} ${text}`) > 0);
}

test('sends what was written, one at a time and in order', () => {
  const outbox = tab();
  outbox.add('one');
  outbox.add('two');
  flush(outbox);
  flush(outbox);
  assert.deepEqual(wire, ['id-1 one']);
  outbox.settle('id-1');
  flush(outbox);
  assert.deepEqual(wire, ['id-1 one', 'id-2 two']);
});

test('is pending without a connection, sent with one, and gone when settled', () => {
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
  assert.equal(place.length, 0);
});

test('sends the unanswered one again under the same id after a reconnect', () => {
  const outbox = tab();
  outbox.add('one');
  outbox.add('two');
  flush(outbox);
  outbox.rewind();
  flush(outbox);
  assert.deepEqual(wire, ['id-1 one', 'id-1 one']);
});

test('survives a reload, in order and under the same ids', () => {
  const before = tab();
  for (const text of ['one', 'two', 'three']) {
    before.add(text);
  }
  flush(before);
  const after = tab();
  assert.deepEqual(
    after.items.map(({ id, text, state }) => [id, text, state]),
    [
      ['id-1', 'one', 'pending'],
      ['id-2', 'two', 'pending'],
      ['id-3', 'three', 'pending'],
    ],
  );
});

test('a refused one waits for the person and holds nobody up', () => {
  const outbox = tab();
  outbox.add('bad');
  outbox.add('good');
  flush(outbox);
  outbox.fail('id-1', 'text_length');
  flush(outbox);
  assert.deepEqual(wire, ['id-1 bad', 'id-2 good']);
  assert.equal(tab().get('id-1')?.error, 'text_length');

  outbox.settle('id-2');
  outbox.retry('id-1');
  flush(outbox);
  assert.deepEqual(wire.slice(2), ['id-1 bad']);
  assert.equal(outbox.get('id-1')?.error, undefined);
  outbox.discard('id-1');
  assert.equal(place.length, 0);
});

/** The browser tells the other tabs what became of a key. */
function told(outbox: Outbox, id: string): void {
  outbox.elsewhere(`box.${id}`, place.getItem(`box.${id}`));
}

test('two tabs share what is written, and neither loses what the other wrote', () => {
  const [left, right] = [tab(), tab()];
  left.add('from the left');
  clock += 5;
  right.add('from the right');
  told(right, 'id-1');
  told(left, 'id-2');
  assert.deepEqual(
    left.items.map(({ text }) => text),
    ['from the left', 'from the right'],
  );
  assert.deepEqual(
    right.items.map(({ text }) => text),
    ['from the left', 'from the right'],
  );

  left.settle('id-2');
  told(right, 'id-2');
  assert.deepEqual(
    right.items.map(({ text }) => text),
    ['from the left'],
  );
});

test('what another tab knows less well takes nothing off the connection', () => {
  const [left, right] = [tab(), tab()];
  left.add('one');
  told(right, 'id-1');
  flush(left);
  right.fail('id-1', 'ended');
  right.retry('id-1');
  told(left, 'id-1');
  assert.equal(left.get('id-1')?.state, 'sent');
});

test('what another tab refused or discarded is so here, too', () => {
  const [left, right] = [tab(), tab()];
  left.add('one');
  told(right, 'id-1');
  left.fail('id-1', 'text_length');
  told(right, 'id-1');
  assert.equal(right.get('id-1')?.error, 'text_length');
  left.discard('id-1');
  told(right, 'id-1');
  assert.deepEqual(right.items, []);
});

test('a page of the company that clears the storage takes nothing that is not sent', () => {
  const outbox = tab();
  outbox.add('one');
  place.entries.clear();
  outbox.elsewhere(null, null);
  assert.deepEqual(
    tab().items.map(({ text }) => text),
    ['one'],
  );
});

test('a page that was frozen learns what was left meanwhile, and sends again what it saw no answer for', () => {
  const [frozen, other] = [tab(), tab()];
  frozen.add('one');
  frozen.add('refused');
  frozen.fail('id-2', 'ended');
  told(other, 'id-1');
  told(other, 'id-2');
  other.settle('id-1');
  other.discard('id-2');
  other.add('from the other');
  frozen.reload();
  assert.deepEqual(
    frozen.items.map(({ text }) => text),
    ['one', 'from the other'],
  );
});

test('keeps what is written when the store is full, and writes it when there is room', () => {
  place.full = true;
  const store = new Store(place);
  const outbox = tab(store);
  outbox.add('one');
  outbox.reload();
  assert.equal(outbox.items.length, 1);
  assert.equal(store.durable, false);
  flush(outbox);
  assert.deepEqual(wire, ['id-1 one']);

  place.full = false;
  outbox.add('two');
  assert.equal(store.durable, true);
  assert.deepEqual(
    tab().items.map(({ text }) => text),
    ['one', 'two'],
  );
});

test('a clock that is set back lets nothing overtake what was written before', () => {
  const outbox = tab();
  outbox.add('one');
  clock -= 500;
  outbox.add('two');
  const after = tab();
  after.add('three');
  assert.deepEqual(
    after.items.map(({ text }) => text),
    ['one', 'two', 'three'],
  );
});

test('what is shelved waits for the person', () => {
  const outbox = tab();
  outbox.add('one');
  flush(outbox);
  outbox.add('two');
  outbox.shelve('not_yours');
  flush(outbox);
  assert.deepEqual(wire, ['id-1 one']);
  assert.deepEqual(
    tab().items.map(({ state, error }) => [state, error]),
    [
      ['failed', 'not_yours'],
      ['failed', 'not_yours'],
    ],
  );
});

test('passes over what it cannot read, and over keys of others', () => {
  place.setItem('box.x', '{broken');
  place.setItem('box.y', '{"id":7}');
  place.setItem('other.z', '{"id":"z","text":"z","at":1}');
  assert.deepEqual(tab().items, []);
});
