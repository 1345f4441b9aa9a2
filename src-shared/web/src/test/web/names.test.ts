import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isolated, shown, visible } from 'shared/ui/names';

for (const name of [
  'Vera',
  'Zoë',
  'علی\u200cرضا',
  'بهاء',
  'ശ്രീ',
  '👩\u200d👩\u200d👧',
  '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}',
  '1\ufe0f\u20e3',
  'ཧྐྵྨླྺྼྻྂ',
  '?',
]) {
  test(`"${name}" is shown as it is`, () => assert.equal(shown(name), name));
}

for (const name of [
  '',
  ' ',
  '\u200b',
  '\u202e',
  '\u3164',
  '\u2800\u00a0',
  '\u00ad',
  '\ufeff',
  '\ue000',
  '\u0301',
  '\ufffe',
  '\ud83d',
  '\u{e0041}',
  '\ufe0f',
]) {
  test(`what nobody can see (${JSON.stringify(name)}) is no name`, () => {
    assert.equal(shown(name), '');
    assert.equal(visible(name), false);
  });
}

test('what turns the line, and marks upon marks, are left out', () => {
  assert.equal(shown('\u202eVe\u2066ra\u200f'), 'Vera');
  assert.equal(shown(`V${'\u0316'.repeat(80)}era`), `V${'\u0316'.repeat(8)}era`);
  assert.equal(shown('Zoe\u0308'), 'Zoë');
});

test('where no element can stand, isolates keep the direction within', () => {
  assert.equal(isolated('ורה\u2069'), '\u2068ורה\u2069');
});
