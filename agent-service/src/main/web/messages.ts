import { isolated } from 'shared/ui/names';
import type { Chat, Me } from './chat';
import { avatar, h, icon, linkified, named, place, say } from './dom';
import { copy } from './unsent';
import { language } from './words';

/** Messages of one person within this time stand together. */
const TOGETHER = 5 * 60_000;
/** Nearer to the end than this, the reader follows what comes. */
const NEAR_END = 80;

type State = 'pending' | 'sent' | 'failed';

interface Line {
  /** Tells its row: from the outbox to the record it is the same. Ids alone do not, as everybody makes their own. */
  key: string;
  id: string;
  from: 'visitor' | 'agent' | 'system';
  kind: 'text' | 'note' | 'system';
  name: string;
  /** Tells people apart: two may have the same name. */
  author: string;
  text: string;
  at: Date;
  state: State;
  seq?: number;
  mine: boolean;
  error?: string;
}

interface Row { element: HTMLElement; meta: HTMLElement; drawn: string }

/** The messages of one chat, oldest first. A row is made once and kept: when its message is on record it only changes its state. */
export class Messages {
  readonly element: HTMLElement;
  private readonly log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': 'Messages' });
  private readonly typing = h('div', { class: 'typing', hidden: true, 'data-testid': 'typing' });
  private readonly scroller: HTMLElement;
  private readonly pill: HTMLButtonElement;
  private readonly rows = new Map<string, Row>();
  private readonly days = new Map<string, HTMLElement>();
  private following = true;
  private newest = 0;

  constructor(private readonly chat: Chat, private readonly me: Me, private readonly notice: (text: string) => void) {
    this.scroller = h('div', { class: 'scroller', tabindex: '0', onscroll: () => this.scrolled() }, this.log, this.typing);
    this.pill = h('button', { type: 'button', class: 'pill', hidden: true, onclick: () => this.toEnd() }, icon('down'), 'New messages');
    this.element = h('div', { class: 'messages' }, this.scroller, this.pill);
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroller);
  }

  /** Whether the newest message is in sight. */
  get atEnd(): boolean {
    return this.following;
  }

  update(): void {
    const lines = this.lines();
    const elements: HTMLElement[] = [];
    let day = '';
    lines.forEach((line, index) => {
      if (line.at.toDateString() !== day) {
        day = line.at.toDateString();
        elements.push(this.dayRow(day, line.at));
      }
      elements.push(this.row(line, lines[index - 1], lines[index + 1]));
    });
    place(this.log, elements);
    const keys = new Set(lines.map(({ key }) => key));
    [...this.rows.keys()].filter((key) => !keys.has(key)).forEach((key) => this.rows.delete(key));
    this.showTyping();
    this.follow();
  }

  toEnd(): void {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.pill.hidden = true;
  }

  private lines(): Line[] {
    const { chat, me } = this;
    return [
      ...chat.channel.timeline.messages.map(({ id, seq, from, kind, text, at }): Line => {
        const mine = from.kind === 'agent' && from.id === me.id;
        return { key: mine ? id : String(seq), id, seq, kind, text, from: from.kind, name: from.name, author: from.id ?? from.name, at: new Date(at), state: 'sent', mine };
      }),
      ...chat.outbox.items.map(({ id, kind, text, at, state, error }): Line => ({
        key: id, id, kind, text, from: 'agent', name: me.name, author: me.id, at: new Date(at), mine: true,
        state: state === 'failed' || chat.over ? 'failed' : 'pending', ...(error ? { error } : {}),
      })),
    ];
  }

  private row(line: Line, before: Line | undefined, after: Line | undefined): HTMLElement {
    const row = this.rows.get(line.key) ?? this.newRow(line);
    const first = !together(before, line);
    const last = !together(line, after) || line.state !== 'sent' || after?.state !== 'sent';
    const read = line.seq !== undefined && line.seq <= this.chat.channel.readSeq;
    const drawn = [line.state, line.seq, first, last, read, this.chat.over, this.chat.cutOff].join('|');
    if (row.drawn !== drawn) {
      row.drawn = drawn;
      row.element.dataset['state'] = line.state;
      row.element.dataset['read'] = String(read);
      if (line.seq !== undefined) {
        row.element.dataset['seq'] = String(line.seq);
      }
      row.element.classList.toggle('first', first);
      row.element.classList.toggle('last', last);
      this.drawMeta(row.meta, line, read);
    }
    return row.element;
  }

  private newRow(line: Line): Row {
    const meta = h('div', { class: 'meta' });
    const attributes = { 'data-testid': 'chat-message', 'data-from': line.from, 'data-kind': line.kind, 'data-id': line.id };
    let element: HTMLElement;
    if (line.from === 'system') {
      element = h('div', { ...attributes, class: 'message system' }, h('span', {}, ...language.parts(line.text, { name: line.name }, named)), meta);
    } else {
      const side = line.from === 'visitor' ? 'visitor' : line.mine ? 'agent' : 'agent colleague';
      element = h('div', { ...attributes, class: `message ${side} ${line.kind}` },
        line.from === 'visitor' && avatar(line.name),
        h('div', { class: 'stack' },
          line.kind === 'note'
            ? h('span', { class: 'who' }, icon('note'), 'Note by ', line.mine ? 'you' : named(line.name))
            : h('span', { class: line.from === 'visitor' || line.mine ? 'unseen' : 'who' }, line.mine ? 'You' : named(line.name)),
          h('div', { class: 'bubble', dir: 'auto', 'data-testid': 'chat-text' }, ...linkified(line.text)),
          meta));
    }
    const row = { element, meta, drawn: '' };
    this.rows.set(line.key, row);
    return row;
  }

  private drawMeta(meta: HTMLElement, line: Line, read: boolean): void {
    const time = h('time', { datetime: line.at.toISOString() }, language.time(line.at));
    if (line.from === 'visitor' || line.from === 'system' || (line.kind === 'note' && line.state === 'sent')) {
      meta.replaceChildren(time);
    } else if (line.state === 'pending') {
      meta.replaceChildren(icon('clock'), this.chat.cutOff ? 'Will be sent when you are connected' : 'Sending');
    } else if (line.state === 'failed') {
      meta.replaceChildren(icon('alert'), line.error === 'text_length' ? 'Too long to send' : 'Not sent', ...this.ways(line));
    } else {
      meta.replaceChildren(time, icon(read ? 'checks' : 'check'), h('span', { class: 'unseen' }, read ? 'read' : 'sent'));
    }
  }

  private ways({ id, text }: Line): HTMLElement[] {
    const button = (name: string, label: string, act: () => void) =>
      h('button', { type: 'button', class: 'link', 'data-testid': `message-${name}`, onclick: act }, label);
    const discard = button('discard', 'Discard', () => {
      this.chat.outbox.discard(id);
      this.update();
    });
    const retry = button('retry', 'Try again', () => {
      this.chat.outbox.retry(id);
      this.chat.channel.flush();
      this.update();
    });
    return this.chat.over ? [button('copy', 'Copy', () => void copy(text, this.notice)), discard] : [retry, discard];
  }

  private dayRow(key: string, at: Date): HTMLElement {
    const element = this.days.get(key) ?? h('div', { class: 'day' }, h('span'));
    this.days.set(key, element);
    say(element.firstElementChild!, language.day(at, new Date()));
    return element;
  }

  private showTyping(): void {
    const typing = this.chat.channel.typist !== undefined && !this.chat.over;
    if (typing && this.typing.childElementCount === 0) {
      const dots = h('span', { class: 'dots', role: 'img', 'aria-label': `${isolated(this.chat.name)} is typing` }, h('i'), h('i'), h('i'));
      this.typing.append(avatar(this.chat.name), dots);
    }
    this.typing.hidden = !typing;
  }

  private follow(): void {
    const last = this.chat.channel.timeline.messages.at(-1);
    const grew = last !== undefined && last.seq > this.newest;
    this.newest = last?.seq ?? 0;
    if (this.following) {
      this.toEnd();
    } else if (grew && last.from.kind === 'visitor') {
      this.pill.hidden = false;
    }
  }

  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.following = scrollHeight - scrollTop - clientHeight < NEAR_END;
    this.pill.hidden ||= this.following;
  }
}

function together(before: Line | undefined, after: Line | undefined): boolean {
  return before !== undefined && after !== undefined
    && before.from === after.from && before.kind === after.kind && before.from !== 'system' && before.author === after.author
    && after.at.getTime() - before.at.getTime() < TOGETHER
    && before.at.toDateString() === after.at.toDateString();
}
