import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { test } from 'node:test';
import { catalogues, faults, languages } from '../../main/web/build/catalogues.mjs';
import { texts } from '../../main/web/build/templates.mjs';

const broken = (change) => {
  const all = structuredClone(catalogues);
  change(all);
  return faults(all);
};

test('every language says everything, with the same placeholders and the forms that it needs', () => {
  assert.deepEqual(languages.toSorted(), ['ar', 'de', 'en', 'es', 'fr']);
  assert.deepEqual(faults(), []);
});

test('a word that is missing, unknown, or says something else is told', () => {
  assert.match(broken((all) => delete all.de.chat.send).join(), /de\.json, chat\.send: is missing/);
  assert.match(broken((all) => (all.fr.chat.sned = 'x')).join(), /fr\.json, chat\.sned: is not in English/);
  assert.match(broken((all) => (all.es.chat.typing = 'escribe')).join(), /es\.json, chat\.typing: has \{\}, and English \{name\}/);
  assert.match(broken((all) => (all.es.chat.typing = '{nombre} escribe')).join(), /has \{nombre\}/);
  assert.match(broken((all) => (all.ar.chat.send = ' ')).join(), /is empty/);
  assert.match(broken((all) => (all.en.visitor.send = 'Send')).join(), /send stands in two sections/);
});

test('a form that the language needs, or has not, is told', () => {
  assert.match(broken((all) => delete all.ar.chat.left.two).join(), /ar\.json, chat\.left: lacks the form two/);
  assert.match(broken((all) => (all.de.chat.left.few = '{count}')).join(), /has the form few/);
  assert.match(broken((all) => (all.ar.chat.left.many = 'حرف')).join(), /lacks \{count\} in the form many/);
  assert.match(broken((all) => (all.de.chat.left = 'noch {count}')).join(), /has forms in one language only/);
});

test('the services know the plural rules of the browser', () => {
  // PluralTest in src-shared/wire holds io.openchat.shared.words.Plural to the same file
  const samples = JSON.parse(readFileSync(new URL('../../../../wire/src/test/resources/plurals.json', import.meta.url), 'utf8'));
  assert.deepEqual(Object.keys(samples).toSorted(), languages.toSorted());
  for (const [language, categories] of Object.entries(samples)) {
    const rules = new Intl.PluralRules(language);
    Object.entries(categories).forEach(([count, category]) =>
      assert.equal(rules.select(Number(count)), category, `${count} in ${language}`),
    );
    assert.ok(
      new Set(Object.values(categories)).size >= rules.resolvedOptions().pluralCategories.length,
      `${language} has all its categories`,
    );
  }
});

test('a letter in a template is found wherever people would read it', () => {
  assert.deepEqual(
    texts('<p title="{w.a}">{w.b} · {#if c}–{#else}{d ?: \'x\'}{/if}</p>{! note !}<!-- note --><i class="x">OpenChat</i>'),
    [],
  );
  assert.deepEqual(texts('<p>Hello {name}</p>'), ['Hello']);
  assert.deepEqual(texts('<input placeholder="Name" aria-label="{w.x}">'), ['Name']);
  assert.deepEqual(texts('<p>{#if a}سلام{/if}</p>'), ['سلام']);
});

test('the class of words goes where it is told, as development mode builds into a folder of its own', () => {
  const output = mkdtempSync(join(tmpdir(), 'openchat-words-'));
  try {
    const words = resolve('src/main/web/build/words.mjs');
    execFileSync(process.execPath, [words, resolve('.'), output, 'some.where.Words', 'common'], { stdio: 'ignore' });
    assert.match(readFileSync(join(output, 'some/where/Words.java'), 'utf8'), /^package some\.where;$/m);
  } finally {
    rmSync(output, { recursive: true });
  }
});
