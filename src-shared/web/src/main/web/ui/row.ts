import { verbatim } from '../words/language';
import { avatar, h, icon, linkified, named } from './dom';
import { ALERT, CHECK, CHECKS, CLOCK } from './icons';
import type { Line, Talk } from './lines';
import type { ChatLanguage } from './words';

/** What is said of a message that was refused, by the code; of others only that it was not sent. */
const WHY: Readonly<Record<string, 'too_long' | 'quota'>> = { text_length: 'too_long', quota: 'quota' };

export interface RowOptions {
  talk: Talk;
  language: ChatLanguage;
  /** What stands above the text in the place of the name. */
  label?: (line: Line) => Node | undefined;
  /** The buttons of a message that was not sent. */
  ways: (line: Line) => HTMLElement[];
}

/** Where a line stands in its group: the first has the name, the last the time. */
export interface Place {
  first: boolean;
  last: boolean;
}

/** One row of a message list. It is made once; afterwards only its state changes. */
export class Row {
  readonly element: HTMLElement;
  private readonly meta = h('div', { class: 'meta' });
  private drawn = '';

  constructor(
    private readonly options: RowOptions,
    line: Line,
    fresh: boolean,
  ) {
    const { language, talk } = options;
    const system = line.from === 'system';
    const side = system ? 'system' : line.from === talk.me.kind ? `own ${line.mine ? '' : 'colleague'}` : 'other';
    this.element = h(
      'div',
      {
        class: `message ${side} ${line.kind}${fresh ? ' fresh' : ''}`,
        'data-testid': 'message',
        'data-from': line.from,
        'data-kind': line.kind,
        'data-id': line.id,
      },
      ...(system
        ? [h('span', {}, ...language.event(line.text, line.name, named)), this.meta]
        : [line.from !== talk.me.kind && avatar(line.name), this.stack(line)]),
    );
  }

  draw(line: Line, { first, last }: Place): void {
    const { channel, cutOff, over } = this.options.talk;
    const read = line.seq !== undefined && line.seq <= channel.readSeq;
    const drawn = [line.state, line.error, line.seq, first, last, read, over, cutOff].join();
    if (this.drawn !== drawn) {
      this.drawn = drawn;
      Object.assign(this.element.dataset, { state: line.state, read, ...(line.seq === undefined ? {} : { seq: line.seq }) });
      this.element.classList.toggle('first', first);
      this.element.classList.toggle('last', last);
      this.meta.replaceChildren(...this.describe(line, read));
    }
  }

  private stack(line: Line): HTMLElement {
    const { label, language } = this.options;
    return h(
      'div',
      { class: 'stack' },
      label?.(line) ??
        h('span', { class: line.mine ? 'unseen' : 'who' }, line.mine ? language.say('you') : named(language.name(line.name))),
      h('div', { class: 'bubble', dir: 'auto', 'data-testid': 'text' }, ...linkified(line.text)),
      this.meta,
    );
  }

  private describe(line: Line, read: boolean): (Node | string)[] {
    const { language, talk, ways } = this.options;
    if (line.state === 'failed') {
      return [icon(ALERT), language.say(WHY[line.error ?? ''] ?? 'failed'), ...ways(line)];
    }
    if (line.state === 'pending') {
      return [icon(CLOCK), language.say(talk.cutOff ? 'queued' : 'pending')];
    }
    const time = h('time', { datetime: line.at.toISOString() }, language.time(line.at));
    return line.mine && line.kind === 'text'
      ? [icon(read ? CHECKS : CHECK), time, verbatim('· '), language.say(read ? 'read' : 'sent')]
      : [time];
  }
}
