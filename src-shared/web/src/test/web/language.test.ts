import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose, Language } from 'shared/words/language';

const words = {
  no_name: '(no name)',
  hello: 'Hello {name}',
  ahead: '{count} ahead',
  left: { one: '{count} letter', other: '{count} letters' },
  event_claimed: '{name} joined',
};
const english = new Language('en', words);

test('the first wanted language that is there is taken, whatever its region', () => {
  assert.equal(choose([undefined, '', 'nl', 'fr-CA', 'en'], ['en', 'fr']), 'fr-CA');
  assert.equal(choose(['pt_BR', 'DE_at'], ['de']), 'DE_at');
  assert.equal(choose(['fil', 'constructor'], ['fi']), undefined);
});

test('a bundle speaks its own language, in the region that was asked for', () => {
  assert.equal(Language.here(['de-AT', 'en-NZ'], words).tag, 'en-NZ');
  assert.equal(Language.here(['de-AT'], words).tag, 'en');
  assert.equal(Language.here(['en-????'], words).tag, 'en');
});

test('a value is not searched for placeholders', () => {
  assert.equal(english.say('hello', { name: '{name}$&' }), 'Hello \u2068{name}$&\u2069');
});

test('a name in a sentence keeps its direction to itself', () => {
  assert.equal(english.say('hello', { name: 'Ve\u202era' }), 'Hello \u2068Vera\u2069');
  assert.deepEqual(
    english.parts('hello', { name: 'Ve\u202era' }, (name) => [name]),
    ['Hello ', ['Vera'], ''],
  );
});

test('a name that nobody can see is called so', () => {
  assert.deepEqual(
    english.parts('hello', { name: '\u200b' }, (name) => [name]),
    ['Hello ', ['(no name)'], ''],
  );
});

test('numbers are written the way of the language', () => {
  assert.equal(new Language('de', words).say('ahead', { count: 1200 }), '1.200 ahead');
});

test('what is counted has the form of its number', () => {
  assert.equal(english.say('left', { count: 1 }), '1 letter');
  assert.equal(english.say('left', { count: 1200 }), '1,200 letters');
  const arabic = new Language('ar', { left: { zero: 'none', one: 'one', two: 'two', few: 'few', many: 'many', other: 'other' } });
  assert.deepEqual(
    [0, 1, 2, 3, 11, 100].map((count) => arabic.say('left', { count })),
    ['none', 'one', 'two', 'few', 'many', 'other'],
  );
  assert.equal(new Language('fr', words).say('left', { count: 1_000_000 }).endsWith('letters'), true);
});

test('an event is told in words, and one of a newer service by its name', () => {
  assert.deepEqual(
    english.event('claimed', 'Alice', (name) => [name]),
    ['', ['Alice'], ' joined'],
  );
  assert.deepEqual(
    english.event('tagged', 'Alice', (name) => [name]),
    ['tagged'],
  );
});

test('Arabic runs from right to left', () => {
  assert.equal(new Language('ar-EG', {}).direction, 'rtl');
  assert.equal(new Language('arn', {}).direction, 'ltr');
});

test('days are called by name when they are near', () => {
  const language = new Language('en', {});
  const now = new Date(2026, 10, 22, 9, 0);
  assert.equal(language.day(new Date(2026, 10, 22, 0, 1), now), 'today');
  assert.equal(language.day(new Date(2026, 10, 21, 23, 59), now), 'yesterday');
  assert.equal(language.day(new Date(2026, 10, 3), now), 'Tuesday, November 3');
  assert.equal(language.day(new Date(2025, 10, 3), now), 'Monday, November 3, 2025');
});
