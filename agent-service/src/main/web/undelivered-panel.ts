import type { Console } from './console';
import { h, named, place, say } from 'shared/ui/dom';
import { type Said, verbatim } from 'shared/words/language';
import type { UndeliveredMessage } from './undelivered-messages';
import { language } from './words';

/** Tells something for a few seconds. */
export type Toast = (text: Said) => void;

/** What the agent wrote into chats that went on without them: to copy it, or to put it away. */
export class UndeliveredPanel {
  readonly element: HTMLElement;
  private readonly count = h('span', { class: 'count' });
  private readonly items = h('div', { class: 'unsent-items' });
  private readonly cards = new Map<string, HTMLElement>();

  constructor(
    private readonly desk: Console,
    private readonly toast: Toast,
  ) {
    this.element = h(
      'section',
      { class: 'unsent', hidden: true, 'aria-label': language.say('failed'), 'data-testid': 'unsent' },
      h('h2', {}, language.say('failed'), this.count),
      h('p', { class: 'none' }, language.say('unsent_text')),
      this.items,
    );
  }

  update(): void {
    const unsent = this.desk.undelivered.shown;
    this.element.hidden = unsent.length === 0;
    say(this.count, language.number(unsent.length));
    place(
      this.items,
      unsent.map((message) => this.card(message)),
    );
    const ids = new Set(unsent.map(({ item }) => item.id));
    [...this.cards.keys()].filter((id) => !ids.has(id)).forEach((id) => this.cards.delete(id));
  }

  private discard(message: UndeliveredMessage): void {
    this.desk.undelivered.discard(message);
    this.update();
  }

  private card(message: UndeliveredMessage): HTMLElement {
    const { id, to, at, text, kind } = message.item;
    const card =
      this.cards.get(id) ??
      h(
        'article',
        { class: 'unsent-card', 'data-testid': 'unsent-message' },
        h(
          'p',
          { class: 'unsent-head' },
          h('strong', {}, ...language.parts(kind === 'note' ? 'note_on' : 'unsent_to', { name: to ?? language.say('visitor') }, named)),
          verbatim(` · ${when(new Date(at))}`),
        ),
        h('p', { class: 'unsent-text', dir: 'auto' }, verbatim(text)),
        h(
          'div',
          { class: 'unsent-ways' },
          h(
            'button',
            { type: 'button', class: 'link', 'data-testid': 'unsent-copy', onclick: () => void copy(text, this.toast) },
            language.say('copy'),
          ),
          h(
            'button',
            { type: 'button', class: 'link', 'data-testid': 'unsent-discard', onclick: () => this.discard(message) },
            language.say('discard'),
          ),
        ),
      );
    this.cards.set(id, card);
    return card;
  }
}

/** Into the clipboard, and says so. */
export async function copy(text: string, toast: Toast): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(language.say('copied'));
  } catch {
    toast(language.say('copy_failed'));
  }
}

function when(at: Date): string {
  return `${language.day(at, new Date())}, ${language.time(at)}`;
}
