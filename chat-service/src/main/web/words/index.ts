import { Language } from 'shared/words/language';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { es } from './es';
import { fr } from './fr';

export const DICTIONARIES = { en, de, fr, es, ar };

export function languageOf(wanted: readonly (string | undefined)[]): Language {
  return Language.choose(wanted.filter((tag): tag is string => Boolean(tag)), DICTIONARIES, 'en');
}
