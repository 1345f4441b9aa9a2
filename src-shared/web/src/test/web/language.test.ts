import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Language } from 'shared/words/language';

const WORDS = {
  en: { hello: 'Hello {name}', only: 'Only here', count: '{count} ahead' },
  de: { hello: 'Hallo {name}', count: '{count} vor Ihnen' },
};

test('a region is served by its language', () => {
  assert.equal(Language.choose(['de-AT', 'en'], WORDS, 'en').say('hello', { name: 'Vera' }), 'Hallo \u2068Vera\u2069');
});

test('the first wanted language that is there is taken, and else the fallback', () => {
  assert.equal(Language.choose(['xx', 'de'], WORDS, 'en').tag, 'de');
  assert.equal(Language.choose(['xx'], WORDS, 'en').tag, 'en');
  assert.equal(Language.choose(['constructor'], WORDS, 'en').tag, 'en');
});

test('what a language lacks is said in the fallback', () => {
  assert.equal(Language.choose(['de'], WORDS, 'en').say('only'), 'Only here');
});

test('a value is not searched for placeholders', () => {
  assert.equal(Language.choose(['en'], WORDS, 'en').say('hello', { name: '{name}$&' }), 'Hello \u2068{name}$&\u2069');
});

test('a name in a sentence keeps its direction to itself', () => {
  const language = Language.choose(['en'], WORDS, 'en');
  assert.equal(language.say('hello', { name: 'Ve\u202era' }), 'Hello \u2068Vera\u2069');
  assert.deepEqual(language.parts('hello', { name: 'Vera' }, (name) => [name]), ['Hello ', ['Vera'], '']);
  assert.deepEqual(language.parts('hello', {}, (name) => [name]), ['Hello ', '{name}', '']);
});

test('numbers are written the way of the language', () => {
  assert.equal(Language.choose(['de'], WORDS, 'en').say('count', { count: 1200 }), '1.200 vor Ihnen');
});

test('a wrong tag does no harm', () => {
  assert.equal(Language.choose(['de-????'], WORDS, 'en').tag, 'de');
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
