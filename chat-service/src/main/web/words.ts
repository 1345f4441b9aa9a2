import { chat, common, page, visitor } from 'shared/words/en.json';
import { Language } from 'shared/words/language';

const words = { ...common, ...chat, ...page, ...visitor };

/** The language in which we speak with the visitor. */
export type VisitorLanguage = Language<keyof typeof words>;

export function languageOf(wanted: readonly (string | null | undefined)[]): VisitorLanguage {
  return Language.here(wanted, words);
}
