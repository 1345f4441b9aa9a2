import type { Message } from 'shared/frames';
import type { Language } from 'shared/i18n';
import type { OutboxItem } from 'shared/outbox';
import { avatar, h, icon, show } from './dom';
import { links } from './links';
import type { VisitorSession } from './session';

/** Messages of one person within this time stand together. */
const TOGETHER = 5 * 60_000;
/** Nearer to the end than this, the reader follows what comes. */
const NEAR_END = 80;

interface Line {
  id: string;
  from: 'visitor' | 'agent' | 'system';
  name: string;
  text: string;
  at: Date;
  state: 'pending' | 'sent' | 'failed';
  seq?: number;
  item?: OutboxItem;
}

interface Row { element: HTMLElement; meta: HTMLElement; drawn: string }

/** The messages, oldest first. A row is made once and kept, so that a screen reader is told of new ones only. */
export class Transcript {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly welcome = h('div', { class: 'welcome', hidden: true });
  private readonly typing = h('div', { class: 'typing', hidden: true });
  private readonly pill: HTMLButtonElement;
  private readonly rows = new Map<string, Row>();
  private readonly days = new Map<string, HTMLElement>();
  private following = true;
  private newest = 0;
  /** What comes from now on is news, and may move in. */
  private settled = false;

  constructor(private readonly session: VisitorSession, private readonly language: Language, private readonly visible: () => boolean) {
    this.log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions', 'aria-label': language.say('log') });
    this.scroller = h('div', { class: 'scroller', tabindex: '0', onscroll: () => this.scrolled() }, this.welcome, this.log, this.typing);
    this.pill = h('button', { class: 'pill', type: 'button', hidden: true, 'data-testid': 'new-messages', onclick: () => this.toEnd() },
      icon('down'), language.say('new_messages'));
    this.element = h('div', { class: 'transcript' }, this.scroller, this.pill);
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroller);
  }

  update(): void {
    const lines = this.lines();
    const keep = new Set<string>();
    let day = '';
    let index = 0;
    const place = (element: HTMLElement) => {
      if (this.log.children[index] !== element) {
        this.log.insertBefore(element, this.log.children[index] ?? null);
      }
      index++;
    };
    lines.forEach((line, at) => {
      const today = line.at.toDateString();
      if (today !== day) {
        day = today;
        keep.add(day);
        place(this.dayRow(day, line.at));
      }
      keep.add(line.id);
      place(this.row(line, lines[at - 1], lines[at + 1]));
    });
    this.sweep(keep);
    this.settled = this.session.channel.status !== undefined;
    this.showWelcome(lines);
    this.showTyping();
    this.follow();
  }

  /** The visitor wrote something, and wants to see it. */
  toEnd(): void {
    this.following = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    show(this.pill, false);
    this.look();
  }

  /** The transcript came into sight. */
  look(): void {
    if (this.following && this.visible()) {
      this.session.looked();
    }
  }

  private lines(): Line[] {
    const ended = this.session.ended;
    return [
      ...this.session.messages.map((message) => fromMessage(message)),
      ...this.session.outbox.items.map((item): Line => ({
        id: item.id,
        from: 'visitor',
        name: this.session.name,
        text: item.text,
        at: new Date(item.at),
        state: item.state === 'failed' || ended ? 'failed' : 'pending',
        item,
      })),
    ];
  }

  private row(line: Line, before: Line | undefined, after: Line | undefined): HTMLElement {
    const row = this.rows.get(line.id) ?? this.newRow(line);
    const first = !together(before, line);
    const last = !together(line, after) || line.state !== 'sent' || after?.state !== 'sent';
    const meta = line.from === 'system' ? '' : this.meta(line, last);
    const drawn = [line.state, line.seq, first, last, meta].join('|');
    if (row.drawn !== drawn) {
      row.drawn = drawn;
      row.element.dataset['state'] = line.state;
      if (line.seq !== undefined) {
        row.element.dataset['seq'] = String(line.seq);
      }
      row.element.classList.toggle('first', first);
      row.element.classList.toggle('last', last);
      this.drawMeta(row, line, meta);
    }
    return row.element;
  }

  private newRow(line: Line): Row {
    const meta = h('div', { class: 'meta' });
    const attributes = { 'data-testid': 'message', 'data-from': line.from, class: `message ${line.from}${this.settled ? ' fresh' : ''}` };
    let element: HTMLElement;
    if (line.from === 'system') {
      element = h('div', attributes, h('span', { class: 'note' }, this.words(line)), meta);
    } else {
      const who = line.from === 'visitor' ? this.language.say('you') : line.name;
      element = h('div', attributes,
        line.from === 'agent' && avatar(line.name),
        h('div', { class: 'bubble-and-meta' },
          h('span', { class: line.from === 'agent' ? 'who' : 'who unseen' }, who),
          h('div', { class: 'bubble', dir: 'auto', 'data-testid': 'text' }, ...linked(line.text)),
          meta));
    }
    const row = { element, meta, drawn: '' };
    this.rows.set(line.id, row);
    return row;
  }

  private meta(line: Line, last: boolean): string {
    if (line.state === 'failed') {
      return this.language.say(line.item?.error === 'text_length' ? 'too_long' : 'failed');
    }
    if (line.state === 'pending') {
      return this.language.say(this.session.connection === 'open' ? 'pending' : 'queued');
    }
    if (!last) {
      return '';
    }
    const time = this.language.time(line.at);
    const read = line.seq !== undefined && line.seq <= this.session.channel.readSeq;
    return line.from === 'visitor' ? `${time} · ${this.language.say(read ? 'read' : 'sent')}` : time;
  }

  private drawMeta(row: Row, line: Line, text: string): void {
    const read = line.seq !== undefined && line.seq <= this.session.channel.readSeq;
    const sign = line.from !== 'visitor' || text === '' ? undefined
      : icon(line.state === 'failed' ? 'alert' : line.state === 'pending' ? 'clock' : read ? 'checks' : 'check');
    row.meta.replaceChildren(...[sign, h('span', {}, text)].filter((part) => part !== undefined));
    if (line.state === 'failed' && !this.session.ended) {
      const button = (key: string, act: () => void) =>
        h('button', { class: 'link', type: 'button', 'data-testid': `message-${key}`, onclick: act }, this.language.say(key));
      row.meta.append(button('retry', () => this.session.retry(line.id)), button('discard', () => this.session.discard(line.id)));
    }
  }

  private words(line: Line): string {
    return this.language.say(line.text, { name: line.name });
  }

  private dayRow(key: string, at: Date): HTMLElement {
    let element = this.days.get(key);
    if (!element) {
      element = h('div', { class: 'day' }, h('span', {}, this.language.day(at, new Date())));
      this.days.set(key, element);
    }
    return element;
  }

  private sweep(keep: ReadonlySet<string>): void {
    for (const [id, { element }] of this.rows) {
      if (!keep.has(id)) {
        element.remove();
        this.rows.delete(id);
      }
    }
    for (const [day, element] of this.days) {
      if (!keep.has(day)) {
        element.remove();
        this.days.delete(day);
      }
    }
  }

  private showWelcome(lines: readonly Line[]): void {
    const visible = lines.length === 0 && this.session.phase === 'chat' && !this.session.ended;
    if (visible && this.welcome.hidden) {
      this.welcome.replaceChildren(
        h('div', { class: 'wave', 'aria-hidden': 'true' }, icon('chat')),
        h('h2', {}, this.language.say('welcome', { name: this.session.name })),
        h('p', {}, this.language.say('welcome_text')));
    }
    show(this.welcome, visible);
  }

  private showTyping(): void {
    const typist = this.session.channel.typist;
    show(this.typing, typist !== undefined);
    if (typist && this.typing.dataset['name'] !== typist.name) {
      this.typing.dataset['name'] = typist.name;
      this.typing.replaceChildren(
        avatar(typist.name),
        h('span', { class: 'dots', role: 'img', 'aria-label': this.language.say('typing', { name: typist.name }) }, h('i'), h('i'), h('i')));
    }
  }

  private follow(): void {
    const last = this.session.messages.at(-1);
    const grew = last !== undefined && last.seq > this.newest;
    this.newest = last?.seq ?? 0;
    if (this.following) {
      this.toEnd();
    } else if (grew && last.from.kind !== 'visitor') {
      show(this.pill, true);
    }
  }

  private scrolled(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.following = scrollHeight - scrollTop - clientHeight < NEAR_END;
    if (this.following) {
      show(this.pill, false);
      this.look();
    }
  }
}

function linked(text: string): Node[] {
  return links(text).map(({ text: words, href }) =>
    href ? h('a', { href, target: '_blank', rel: 'noopener nofollow noreferrer' }, words) : document.createTextNode(words));
}

function fromMessage({ id, seq, from, text, at }: Message): Line {
  return { id, seq, from: from.kind, name: from.name, text, at: new Date(at), state: 'sent' };
}

function together(before: Line | undefined, after: Line | undefined): boolean {
  return before !== undefined && after !== undefined
    && before.from === after.from && before.from !== 'system' && before.name === after.name
    && after.at.getTime() - before.at.getTime() < TOGETHER
    && before.at.toDateString() === after.at.toDateString();
}
