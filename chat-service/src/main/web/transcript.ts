import type { Language } from 'shared/words/language';
import { avatar, h, icon, named, show } from './dom';
import { type Line, linesOf, together } from './lines';
import { Row } from './row';
import type { VisitorSession } from './session';

/** Nearer to the end than this, the reader follows what comes. */
const NEAR_END = 80;

/** The messages, oldest first. A row is made once and kept, so that a screen reader is told of new ones only. */
export class Transcript {
  readonly element: HTMLElement;
  private readonly log: HTMLElement;
  private readonly scroller: HTMLElement;
  private readonly welcome = h('div', { class: 'welcome', hidden: true });
  /** Nobody is let in at the moment. This is also the place for a form that takes a message for later. */
  private readonly busy: HTMLElement;
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
    this.busy = h('div', { class: 'welcome', role: 'status', hidden: true, 'data-testid': 'busy' },
      h('div', { class: 'wave', 'aria-hidden': 'true' }, icon('chat')), h('h2', {}, language.say('busy')), h('p', {}, language.say('busy_text')));
    this.scroller = h('div', { class: 'scroller', tabindex: '0', onscroll: () => this.scrolled() }, this.welcome, this.busy, this.log, this.typing);
    this.pill = h('button', { class: 'pill', type: 'button', hidden: true, 'data-testid': 'new-messages', onclick: () => this.toEnd() },
      icon('down'), language.say('new_messages'));
    this.element = h('div', { class: 'transcript' }, this.scroller, this.pill);
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroller);
  }

  update(): void {
    const lines = linesOf(this.session);
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
      keep.add(line.key);
      place(this.row(line, lines[at - 1], lines[at + 1]));
    });
    this.sweep(keep);
    this.settled = this.session.channel.status !== undefined;
    show(this.busy, this.session.channel.busy);
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

  private row(line: Line, before: Line | undefined, after: Line | undefined): HTMLElement {
    let row = this.rows.get(line.key);
    if (!row) {
      row = new Row(this.session, this.language, line, this.settled);
      this.rows.set(line.key, row);
    }
    row.draw(line, {
      first: !together(before, line),
      last: !together(line, after) || line.state !== 'sent' || after?.state !== 'sent',
    });
    return row.element;
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
    const { session } = this;
    const visible = lines.length === 0 && session.phase === 'chat' && !session.ended && !session.channel.busy;
    if (visible && this.welcome.hidden) {
      this.welcome.replaceChildren(
        h('div', { class: 'wave', 'aria-hidden': 'true' }, icon('chat')),
        h('h2', {}, ...this.language.parts('welcome', { name: this.session.name }, named)),
        h('p', {}, this.language.say('welcome_text')));
    }
    show(this.welcome, visible);
  }

  private showTyping(): void {
    // A typing frame says which side types; who that is stands in the status.
    const { typist, status } = this.session.channel;
    const name = typist && status?.agent;
    show(this.typing, name !== undefined);
    if (name && this.typing.dataset['name'] !== name) {
      this.typing.dataset['name'] = name;
      this.typing.replaceChildren(
        avatar(name),
        h('span', { class: 'dots', role: 'img', 'aria-label': this.language.say('typing', { name }) }, h('i'), h('i'), h('i')));
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
