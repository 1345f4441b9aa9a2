import { en, type Key } from './en';

/** Words from lines in the order of the English ones; build.mjs makes these of the other languages. */
export function dictionary(lines: string): Record<Key, string> {
  const texts = lines.split('\n');
  return Object.fromEntries(Object.keys(en).map((key, index) => [key, texts[index]])) as Record<Key, string>;
}
