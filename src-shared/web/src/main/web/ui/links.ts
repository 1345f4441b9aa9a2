export interface Part {
  text: string;
  href?: string;
}

const ADDRESS = /\bhttps?:\/\/[^\s<>"'“”«»]+/gi;
/** Closing punctuation belongs to the sentence, not to the address. */
const TRAILING = /[.,;:!?)\]}…]+$/;

/** The text cut into plain parts and http(s) addresses. No other scheme is ever a link. */
export function links(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimmed(match[0]);
    if (URL.canParse(address)) {
      parts.push({ text: text.slice(from, match.index) }, { text: address, href: address });
      from = match.index + address.length;
    }
  }
  parts.push({ text: text.slice(from) });
  return parts.filter((part) => part.text !== '');
}

function trimmed(address: string): string {
  const end = address.length - (TRAILING.exec(address)?.[0].length ?? 0);
  // A bracket that was opened within the address closes there, too: …/Foo_(bar)
  const bracket = address[end] === ')' && address.slice(0, end).includes('(') ? 1 : 0;
  return address.slice(0, end + bracket);
}
