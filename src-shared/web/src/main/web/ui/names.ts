// Names as people shall see them, whatever a record of former times or another client holds (docs/protocol.md, "What people write").

/** What has no ink or turns the line: controls, directions, separators, fillers; joiners and tags stay, they are parts of emoji. */
const HIDDEN =
  /[\p{Cc}\p{Cs}\xad\u061c\u115f\u1160\u17b4\u17b5\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff]/gu;
const PILE = /(\p{M}{8})\p{M}+/gu;
const INK = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Whether there is anything to be seen; fillers are letters to Unicode, and the Braille blank is a symbol. */
export function visible(text: string): boolean {
  return INK.test(text.replace(HIDDEN, '').replaceAll('\u2800', ''));
}

/** The name without what hides; empty when nothing is left to be seen. */
export function shown(name: string): string {
  const clean = name.replace(HIDDEN, '').normalize().replace(PILE, '$1').trim();
  return visible(clean) ? clean : '';
}

/** The name within a sentence where no element can stand: between the isolates of UAX #9 its direction stays its own. */
export function isolated(name: string): string {
  return `\u2068${shown(name)}\u2069`;
}
