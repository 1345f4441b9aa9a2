import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FakeStore } from '../../../../src-shared/src/test/web/fakes';
import { Drafts } from '../../main/web/drafts';

test('a draft is there after a reload, for its own chat and agent only', () => {
  const store = new FakeStore();
  new Drafts(store, 'alice').set('a', { text: 'Good mor', note: true });

  assert.deepEqual(new Drafts(store, 'alice').get('a'), { text: 'Good mor', note: true });
  assert.deepEqual(new Drafts(store, 'alice').get('b'), { text: '', note: false });
  assert.deepEqual(new Drafts(store, 'bob').get('a'), { text: '', note: false });
});

test('an empty draft leaves nothing behind, and a full store harms nothing', () => {
  const store = new FakeStore();
  const drafts = new Drafts(store, 'alice');
  drafts.set('a', { text: 'x', note: false });
  drafts.set('a', { text: '', note: false });
  assert.equal(store.entries.size, 0);

  store.full = true;
  drafts.set('a', { text: 'y', note: false });
});
