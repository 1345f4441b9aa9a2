import type { Said } from '../words/language';
import { avatar, dots, h, icon, place, say } from './dom';
import { DOWN } from './icons';
import { type ShownMessage, shownMessages, together } from './shown-messages';
import { Row, type RowOptions } from './row';

/** Nearer to the end than this, the reader follows what comes. */
const NEAR_END = 80;

export interface MessageListOptions extends Omit<RowOptions, 'ways'> {
  /** Who is typing; undefined for nobody. */
  typist: () => string | undefined;
  /** A message was tried again or put away. */
  changed: () => void;
  /** Takes a text out of a conversation that is over; without it such a message has no buttons. */
  rescue?: { label: Said; act: (text: string) => void };
  /** What stands above the messages, while there are none. */
  above?: HTMLElement[];
  /** The newest message came into sight. */
  atEnd?: () => void;
}

/** The messages, oldest first. A row is made once and kept, so that a screen reader is told of new ones only. */
export class MessageList {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly typing = h('div', { class: 'typing', hidden: true, 'data-testid': 'typing' });
  private readonly scroller: HTMLElement;
  private readonly pill: HTMLButtonElement;
  private readonly rows = new Map<string, Row>();
  private readonly days = new Map<string, HTMLElement>();
  private readonly rowOptions: RowOptions;
  private newest = 0;
  /** What comes from now on is news, and may move in. */
  private settled = false;
  /** Whether the newest message is in sight. */
  following = true;

  constructor(private readonly options: MessageListOptions) {
    const { language } = options;
    this.rowOptions = { ...options, ways: (message) => this.ways(message) };
    this.log = h('div', {
      class: 'log',
      role: 'log',
      'aria-live': 'polite',
      'aria-relevant': 'additions',
      'aria-label': language.say('log'),
    });
    this.scroller = h(
      'div',
      { class: 'scroller', tabindex: '0', onscroll: () => this.scrolled() },
      ...(options.above ?? []),
      this.log,
      this.typing,
    );
    this.pill = h(
      'button',
      { class: 'pill', type: 'button', hidden: true, 'data-testid': 'new-messages', onclick: () => this.toEnd() },
      icon(DOWN),
      language.say('new_messages'),
    );
    this.element = h('div', { class: 'messages' }, this.scroller, this.pill);
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroller);
  }

  update(): void {
    const messages = shownMessages(this.options.talk);
    const elements: HTMLElement[] = [];
    let day = '';
    messages.forEach((message, index) => {
      if (message.at.toDateString() !== day) {
        day = message.at.toDateString();
        elements.push(this.dayRow(day, message.at));
      }
      elements.push(this.row(message, messages[index - 1], messages[index + 1]));
    });
    place(this.log, elements);
    const keys = new Set(messages.map(({ key }) => key));
    [...this.rows.keys()].filter((key) => !keys.has(key)).forEach((key) => this.rows.delete(key));
    this.settled = this.options.talk.channel.status !== undefined;
    this.showTyping();
    this.follow();
  }

  toEnd(): void {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pill.hidden = true;
    this.options.atEnd?.();
  }

  private row(message: ShownMessage, before: ShownMessage | undefined, after: ShownMessage | undefined): HTMLElement {
    const row = this.rows.get(message.key) ?? new Row(this.rowOptions, message, this.settled);
    this.rows.set(message.key, row);
    row.draw(message, {
      first: !together(before, message),
      last: !together(message, after) || message.state !== 'sent' || after?.state !== 'sent',
    });
    return row.element;
  }

  private ways({ id, text }: ShownMessage): HTMLElement[] {
    const {
      changed,
      language,
      rescue,
      talk: { channel, outbox, over },
    } = this.options;
    const button = (name: string, label: Said, act: () => void) =>
      h('button', { type: 'button', class: 'link', 'data-testid': `message-${name}`, onclick: act }, label);
    const discard = () =>
      button('discard', language.say('discard'), () => {
        outbox.discard(id);
        changed();
      });
    const retry = () =>
      button('retry', language.say('retry'), () => {
        outbox.retry(id);
        channel.flush();
        changed();
      });
    return !over ? [retry(), discard()] : rescue ? [button('copy', rescue.label, () => rescue.act(text)), discard()] : [];
  }

  private dayRow(key: string, at: Date): HTMLElement {
    const element = this.days.get(key) ?? h('div', { class: 'day' }, h('span'));
    this.days.set(key, element);
    say(element.firstElementChild!, this.options.language.day(at, new Date()));
    return element;
  }

  private showTyping(): void {
    const name = this.options.typist();
    this.typing.hidden = name === undefined;
    if (name !== undefined && this.typing.dataset['name'] !== name) {
      this.typing.dataset['name'] = name;
      this.typing.replaceChildren(avatar(name), dots(this.options.language.say('typing', { name })));
    }
  }

  private follow(): void {
    const { channel, me } = this.options.talk;
    const last = channel.timeline.messages.at(-1);
    const grew = last !== undefined && last.seq > this.newest;
    this.newest = last?.seq ?? 0;
    if (this.following) {
      this.toEnd();
    } else if (grew && last.from.kind !== me.kind) {
      this.pill.hidden = false;
    }
  }

  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.following = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.following) {
      this.pill.hidden = true;
      this.options.atEnd?.();
    }
  }
}
