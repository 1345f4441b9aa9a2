import { Language } from 'shared/words/language';

/** The portal speaks English; times and dates follow the browser as far as that is English, too. */
export const language = new Language(/^en\b/i.test(navigator.language) ? navigator.language : 'en-GB', {
  claimed: '{name} joined the chat',
  released: '{name} put the chat back into the queue',
  transferred: '{name} handed the chat over',
  agent_dropped: '{name} lost the connection; the chat went back to the queue',
  ended_by_visitor: '{name} ended the chat',
  ended_by_agent: '{name} ended the chat',
  ended_by_drop: '{name} did not come back; the chat has ended',
});

/** A span of time as one reads it at a glance: 0:42, 12 min, 3 h 20 min. */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10) {
    return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
  }
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Waiting for longer than this is long, or too long. */
const LONG = 60_000;
const TOO_LONG = 180_000;

export function patience(milliseconds: number): 'fine' | 'long' | 'too-long' {
  return milliseconds < LONG ? 'fine' : milliseconds < TOO_LONG ? 'long' : 'too-long';
}
