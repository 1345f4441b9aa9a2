import type { Console } from './console';
import { h, named, place, say } from './dom';
import type { Leftover } from './leftovers';
import { language } from './words';

/** What the agent wrote into chats that went on without them: to copy it, or to put it away. */
export class Unsent {
  readonly element: HTMLElement;
  private readonly count = h('span', { class: 'count' });
  private readonly items = h('div', { class: 'unsent-items' });
  private readonly cards = new Map<string, HTMLElement>();

  constructor(private readonly desk: Console) {
    this.element = h('section', { class: 'unsent', hidden: true, 'aria-label': 'Not sent', 'data-testid': 'unsent' },
      h('h2', {}, 'Not sent', this.count),
      h('p', { class: 'none' }, 'These chats ended or went to somebody else before your message was sent.'),
      this.items);
  }

  update(): void {
    const unsent = this.desk.leftovers.shown;
    this.element.hidden = unsent.length === 0;
    say(this.count, String(unsent.length));
    place(this.items, unsent.map((leftover) => this.card(leftover)));
    const ids = new Set(unsent.map(({ item }) => item.id));
    [...this.cards.keys()].filter((id) => !ids.has(id)).forEach((id) => this.cards.delete(id));
  }

  private discard(leftover: Leftover): void {
    this.desk.leftovers.discard(leftover);
    this.update();
  }

  private card(leftover: Leftover): HTMLElement {
    const { id, to, at, text, kind } = leftover.item;
    const card = this.cards.get(id) ?? h('article', { class: 'unsent-card', 'data-testid': 'unsent-message' },
      h('p', { class: 'unsent-head' }, h('strong', {}, kind === 'note' ? 'Note on ' : 'To ', to ? named(to) : 'a visitor'), ` · ${when(new Date(at))}`),
      h('p', { class: 'unsent-text', dir: 'auto' }, text),
      h('div', { class: 'unsent-ways' },
        h('button', { type: 'button', class: 'link', 'data-testid': 'unsent-copy', onclick: () => void copy(text, this.desk.options.notice) }, 'Copy'),
        h('button', { type: 'button', class: 'link', 'data-testid': 'unsent-discard', onclick: () => this.discard(leftover) }, 'Discard')));
    this.cards.set(id, card);
    return card;
  }
}

/** Into the clipboard, and says so. */
export async function copy(text: string, notice: (text: string) => void): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notice('Copied.');
  } catch {
    notice('The browser did not let us copy it. Select the text instead.');
  }
}

function when(at: Date): string {
  return `${language.day(at, new Date())}, ${language.time(at)}`;
}
