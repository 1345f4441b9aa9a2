import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DICTIONARIES, languageOf } from '../../main/web/words/index';

const { en, ...others } = DICTIONARIES;

const SYSTEM_CODES = ['claimed', 'released', 'transferred', 'agent_dropped', 'ended_by_visitor', 'ended_by_agent', 'ended_by_drop'];

for (const [language, words] of Object.entries(others)) {
  test(`${language} says everything, with the same placeholders as English`, () => {
    assert.deepEqual(Object.keys(words).sort(), Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      const allowed = new Set(text.match(/\{\w+\}/g));
      for (const placeholder of words[key as keyof typeof en].match(/\{\w+\}/g) ?? []) {
        assert.ok(allowed.has(placeholder), `${language}.${key} has ${placeholder}`);
      }
    }
  });
}

test('every code of a system message has words', () => {
  for (const code of SYSTEM_CODES) {
    assert.notEqual(languageOf(['en']).say(code), code);
  }
});

test('the first wish that can be met is met', () => {
  assert.equal(languageOf([undefined, '', 'nl', 'fr-CA', 'en']).tag, 'fr-CA');
  assert.equal(languageOf([]).tag, 'en');
});
