import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Store } from 'shared/client/store';
import { FakeStore } from '../../../../src-shared/web/src/test/web/fakes';
import { Drafts } from '../../main/web/drafts';

const DAY = 24 * 3_600_000;

let place: FakeStore;
let now: number;

beforeEach(() => {
  place = new FakeStore();
  now = 1_000_000;
});

/** A page that this agent loads. */
function page(agent = 'alice'): Drafts {
  return new Drafts(new Store(place), agent, () => now);
}

test('a draft is there after a reload, for its own chat and agent only', () => {
  page().set('a', { text: 'Good mor', note: true });

  assert.deepEqual(page().get('a'), { text: 'Good mor', note: true });
  assert.deepEqual(page().get('b'), { text: '', note: false });
  assert.deepEqual(page('bob').get('a'), { text: '', note: false });
});

test('an empty draft leaves nothing behind', () => {
  page().set('a', { text: 'x', note: false });
  page().set('a', { text: '', note: false });
  assert.equal(place.entries.size, 0);
});

test('a draft is kept in the page when the store is full', () => {
  place.full = true;
  const drafts = page();
  drafts.set('a', { text: 'y', note: false });
  assert.equal(drafts.get('a').text, 'y');
  assert.equal(drafts.durable, false);
});

test('what was sent is forgotten, what another tab writes is not', () => {
  const [mine, theirs] = [page(), page()];
  mine.set('a', { text: 'mine', note: false });
  theirs.set('a', { text: 'theirs', note: false });
  mine.forget('a', 'mine');
  assert.equal(page().get('a').text, 'theirs');
  theirs.forget('a', 'theirs');
  assert.equal(place.entries.size, 0);
});

test('a draft that nobody went on with for a week is put away, whosever it is', () => {
  page().set('a', { text: 'old', note: false });
  now += 6 * DAY;
  page().set('b', { text: 'new', note: false });
  now += 2 * DAY;
  assert.equal(page('bob').durable, true);
  assert.deepEqual([...place.entries.keys()], ['openchat:agent:alice:draft:b']);
});
