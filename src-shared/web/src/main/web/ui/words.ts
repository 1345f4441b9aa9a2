import type { chat, common } from '../words/en.json';
import type { Language } from '../words/language';

/** The words of what the visitor's chat and the agents' have in common. */
export type ChatLanguage = Language<keyof typeof chat | keyof typeof common>;
