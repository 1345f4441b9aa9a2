import type { Language } from 'shared/words/language';
import { avatar, h, icon, named } from './dom';
import type { Line } from './lines';
import { links } from 'shared/ui/links';
import type { VisitorSession } from './session';

/** What is said of a message that was refused, by the code; of others only that it was not sent. */
const WHY: Record<string, string> = { text_length: 'too_long', quota: 'quota' };

/** Where a line stands in its group: the first has the name, the last the time. */
export interface Place { first: boolean; last: boolean }

/** One row of the transcript. It is made once; afterwards only its state changes. */
export class Row {
  readonly element: HTMLElement;
  private readonly meta = h('div', { class: 'meta' });
  private drawn = '';

  constructor(private readonly session: VisitorSession, private readonly language: Language, line: Line, fresh: boolean) {
    const attributes = { 'data-testid': 'message', 'data-from': line.from, class: `message ${line.from}${fresh ? ' fresh' : ''}` };
    this.element = line.from === 'system'
      ? h('div', attributes, h('span', { class: 'note' }, ...language.parts(line.text, { name: line.name }, named)))
      : h('div', attributes, line.from === 'agent' && avatar(line.name), this.bubble(line));
  }

  draw(line: Line, { first, last }: Place): void {
    const meta = line.from === 'system' ? '' : this.metaText(line, last);
    const drawn = [line.state, line.seq, first, last, meta].join('|');
    if (this.drawn !== drawn) {
      this.drawn = drawn;
      this.element.dataset['state'] = line.state;
      if (line.seq !== undefined) {
        this.element.dataset['seq'] = String(line.seq);
      }
      this.element.classList.toggle('first', first);
      this.element.classList.toggle('last', last);
      this.drawMeta(line, meta);
    }
  }

  private bubble(line: Line): HTMLElement {
    const mine = line.from === 'visitor';
    return h('div', { class: 'bubble-and-meta' },
      h('span', { class: mine ? 'who unseen' : 'who' }, mine ? this.language.say('you') : named(line.name)),
      h('div', { class: 'bubble', dir: 'auto', 'data-testid': 'text' }, ...linked(line.text)),
      this.meta);
  }

  private metaText(line: Line, last: boolean): string {
    const { language, session } = this;
    if (line.state === 'failed') {
      return language.say(WHY[line.item?.error ?? ''] ?? 'failed');
    }
    if (line.state === 'pending') {
      return language.say(session.state.cutOff ? 'queued' : 'pending');
    }
    if (!last) {
      return '';
    }
    const time = language.time(line.at);
    return line.from === 'visitor' ? `${time} · ${language.say(this.isRead(line) ? 'read' : 'sent')}` : time;
  }

  private drawMeta(line: Line, text: string): void {
    const sign = line.state === 'failed' ? 'alert' : line.state === 'pending' ? 'clock' : this.isRead(line) ? 'checks' : 'check';
    this.meta.replaceChildren(...(line.from === 'visitor' && text !== '' ? [icon(sign)] : []), h('span', {}, text));
    if (line.state === 'failed' && !this.session.ended) {
      this.meta.append(
        this.button('retry', () => this.session.retry(line.id)),
        this.button('discard', () => this.session.discard(line.id)));
    }
  }

  private button(key: string, act: () => void): HTMLElement {
    return h('button', { class: 'link', type: 'button', 'data-testid': `message-${key}`, onclick: act }, this.language.say(key));
  }

  private isRead(line: Line): boolean {
    return line.seq !== undefined && line.seq <= this.session.channel.readSeq;
  }
}

function linked(text: string): Node[] {
  return links(text).map(({ text: words, href }) =>
    href ? h('a', { href, target: '_blank', rel: 'noopener nofollow noreferrer' }, words) : document.createTextNode(words));
}
