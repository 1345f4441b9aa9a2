// The catalogues in words/: one of each language, in sections, of which each program takes those that it needs.
// English says which words there are. A word of which there are several forms has one for each plural category of its language.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, WEB } from './dependencies.mjs';

const FOLDER = join(WEB, 'words');
const ENGLISH = 'en';

/** Placeholders that stand for numbers, written as the language does; the one that chooses the form is `count`. */
export const NUMBERS = new Set([
  'count',
  'first',
  'hours',
  'last',
  'limit',
  'max',
  'min',
  'minutes',
  'number',
  'position',
  'score',
  'seconds',
]);
/** Placeholders that stand for what a person is called; their direction is kept to themselves. */
export const NAMES = new Set(['name', 'colleague']);

export const languages = readdirSync(FOLDER)
  .filter((file) => /^[a-z]{2}\.json$/.test(file))
  .map((file) => file.slice(0, 2))
  .sort((a, b) => Number(b === ENGLISH) - Number(a === ENGLISH) || a.localeCompare(b));

export const catalogues = Object.fromEntries(
  languages.map((language) => [language, JSON.parse(readFileSync(join(FOLDER, `${language}.json`), 'utf8'))]),
);

export const placeholders = (word) =>
  [...new Set((typeof word === 'string' ? [word] : Object.values(word)).flatMap((text) => text.match(/\{\w+\}/g) ?? []))].map((name) =>
    name.slice(1, -1),
  );

/** What is wrong with the catalogues, in sentences. */
export function faults(all = catalogues) {
  const found = [];
  const english = flat(all[ENGLISH]);
  for (const [language, catalogue] of Object.entries(all)) {
    const words = flat(catalogue);
    const report = (key, text) => found.push(`${language}.json, ${key}: ${text}`);
    Object.keys(english)
      .filter((key) => !(key in words))
      .forEach((key) => report(key, 'is missing'));
    for (const [key, word] of Object.entries(words)) {
      const model = english[key];
      if (model === undefined) {
        report(key, 'is not in English');
      } else if (typeof word !== typeof model) {
        report(key, 'has forms in one language only');
      } else {
        compare(language, word, model).forEach((text) => report(key, text));
      }
    }
  }
  const keys = Object.keys(english).map((key) => key.split('.')[1]);
  keys.filter((key, index) => keys.indexOf(key) !== index).forEach((key) => found.push(`${key} stands in two sections`));
  return found;
}

function compare(language, word, model) {
  const texts = typeof word === 'string' ? [word] : Object.values(word);
  const [has, wanted] = [placeholders(word), placeholders(model)].map((names) => names.sort().join(', '));
  return [
    ...(texts.some((text) => text.trim() === '' || text.trim() !== text) ? ['is empty, or has blanks at an end'] : []),
    ...(has === wanted ? [] : [`has {${has}}, and English {${wanted}}`]),
    ...(typeof word === 'string' ? [] : forms(language, word)),
  ];
}

/** Two of them may leave the number out, since they say it in a word: those of one number only. */
function forms(language, word) {
  const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  // only very large numbers are `many` in French and Spanish, and these are written as the others
  const wanted = categories.filter((category) => category !== 'many' || language === 'ar');
  return [
    ...wanted.filter((category) => !(category in word)).map((category) => `lacks the form ${category}`),
    ...Object.keys(word)
      .filter((category) => !categories.includes(category))
      .map((category) => `has the form ${category}, which the language has not`),
    ...['few', 'many', 'other']
      .filter((category) => word[category] && !word[category].includes('{count}'))
      .map((category) => `lacks {count} in the form ${category}`),
  ];
}

function flat(catalogue) {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([section, words]) => Object.entries(words).map(([key, word]) => [`${section}.${key}`, word])),
  );
}

export function check() {
  const found = faults();
  if (found.length > 0) {
    fail(`the catalogues do not agree:\n  ${found.join('\n  ')}`);
  }
}
