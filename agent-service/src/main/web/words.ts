import { agent, chat, common, desk, portal } from 'shared/words/en.json';
import { Language, type Said } from 'shared/words/language';

const words = { ...common, ...chat, ...portal, ...agent, ...desk };
type Key = keyof typeof words;

/** What is said of an error of the service, by its code. */
const FAILURES: Readonly<Record<string, Key>> = {
  no_line: 'failure_no_line',
  not_allowed: 'failure_not_allowed',
  rate_limited: 'failure_rate_limited',
  store_unavailable: 'failure_store_unavailable',
};

/** The language of the page; times and dates as in the region that the browser names, and without one as in Britain. */
export const language = Language.here([...navigator.languages, 'en-GB'], words);

/** What went wrong, for the agent. */
export function failure(code: string): Said {
  return language.say(FAILURES[code] ?? 'failure_other');
}

/** A span of time as one reads it at a glance: 42 s, 12 min, 3 h 20 min. */
export function span(milliseconds: number): Said {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) {
    return language.say('seconds', { seconds });
  }
  return minutes < 60
    ? language.say('minutes', { minutes })
    : language.say('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** Waiting for longer than this is long, or too long. */
const LONG = 60_000;
const TOO_LONG = 180_000;

export function patience(milliseconds: number): 'fine' | 'long' | 'too-long' {
  return milliseconds < LONG ? 'fine' : milliseconds < TOO_LONG ? 'long' : 'too-long';
}
