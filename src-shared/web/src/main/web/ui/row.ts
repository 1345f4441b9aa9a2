import { verbatim } from '../words/language';
import { avatar, h, icon, linkified, named } from './dom';
import { ALERT, CHECK, CHECKS, CLOCK } from './icons';
import type { ShownMessage, Talk } from './shown-messages';
import type { ChatLanguage } from './words';

/** What is said of a message that was refused, by the code; of others only that it was not sent. */
const WHY: Readonly<Record<string, 'too_long' | 'quota'>> = { text_length: 'too_long', quota: 'quota' };

export interface RowOptions {
  talk: Talk;
  language: ChatLanguage;
  /** What stands above the text in the place of the name. */
  label?: (message: ShownMessage) => Node | undefined;
  /** The buttons of a message that was not sent. */
  ways: (message: ShownMessage) => HTMLElement[];
}

/** Where a message stands in its group: the first has the name, the last the time. */
export interface RowPlace {
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
    message: ShownMessage,
    fresh: boolean,
  ) {
    const { language, talk } = options;
    const system = message.from === 'system';
    const side = system ? 'system' : message.from === talk.me.kind ? `own ${message.mine ? '' : 'colleague'}` : 'other';
    this.element = h(
      'div',
      {
        class: `message ${side} ${message.kind}${fresh ? ' fresh' : ''}`,
        'data-testid': 'message',
        'data-from': message.from,
        'data-kind': message.kind,
        'data-id': message.id,
      },
      ...(system
        ? [h('span', {}, ...language.event(message.text, message.name, named)), this.meta]
        : [message.from !== talk.me.kind && avatar(message.name), this.stack(message)]),
    );
  }

  draw(message: ShownMessage, { first, last }: RowPlace): void {
    const { channel, cutOff, over } = this.options.talk;
    const read = message.seq !== undefined && message.seq <= channel.readSeq;
    const drawn = [message.state, message.error, message.seq, first, last, read, over, cutOff].join();
    if (this.drawn !== drawn) {
      this.drawn = drawn;
      Object.assign(this.element.dataset, { state: message.state, read, ...(message.seq === undefined ? {} : { seq: message.seq }) });
      this.element.classList.toggle('first', first);
      this.element.classList.toggle('last', last);
      this.meta.replaceChildren(...this.describe(message, read));
    }
  }

  private stack(message: ShownMessage): HTMLElement {
    const { label, language } = this.options;
    return h(
      'div',
      { class: 'stack' },
      label?.(message) ??
        h('span', { class: message.mine ? 'unseen' : 'who' }, message.mine ? language.say('you') : named(language.name(message.name))),
      h('div', { class: 'bubble', dir: 'auto', 'data-testid': 'text' }, ...linkified(message.text)),
      this.meta,
    );
  }

  private describe(message: ShownMessage, read: boolean): (Node | string)[] {
    const { language, talk, ways } = this.options;
    if (message.state === 'failed') {
      return [icon(ALERT), language.say(WHY[message.error ?? ''] ?? 'failed'), ...ways(message)];
    }
    if (message.state === 'pending') {
      return [icon(CLOCK), language.say(talk.cutOff ? 'queued' : 'pending')];
    }
    const time = h('time', { datetime: message.at.toISOString() }, language.time(message.at));
    return message.mine && message.kind === 'text'
      ? [icon(read ? CHECKS : CHECK), time, verbatim('· '), language.say(read ? 'read' : 'sent')]
      : [time];
  }
}
