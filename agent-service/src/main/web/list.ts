import type { QueueEntry } from 'shared/client/frames';
import { avatar, h, icon, named, NOTHING, place, say } from 'shared/ui/dom';
import { INBOX } from 'shared/ui/icons';
import { type Said, verbatim } from 'shared/words/language';
import type { Console } from './console';
import { type Toast, UndeliveredPanel } from './undelivered-panel';
import { language, patience, span } from './words';

/** Rows of a section that are drawn; nobody looks through more, and the search finds the others. */
const MOST_ROWS = 100;

interface Row {
  element: HTMLButtonElement;
  name: HTMLElement;
  line: HTMLElement;
  time: HTMLElement;
  served: HTMLElement;
  badge: HTMLElement;
  since: number;
}

/** The left pane: my chats, who waits, and who talks with others. */
export class VisitorList {
  private readonly rows = new Map<string, Row>();
  private readonly search: HTMLInputElement;
  private readonly sections: Record<
    'mine' | 'waiting' | 'others',
    { root: HTMLElement; count: HTMLElement; list: HTMLElement; more: HTMLElement }
  >;
  private readonly empty: HTMLElement;
  private readonly unsent: UndeliveredPanel;
  private readonly nobody = h('p', { class: 'none' }, language.say('nobody_waiting'));
  private readonly waitingNow = h('p', { class: 'unseen', role: 'status', 'aria-live': 'polite' });

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Console,
    private readonly toChat: () => void,
    toast: Toast,
  ) {
    this.search = h('input', {
      type: 'search',
      class: 'search',
      placeholder: language.say('search_visitors'),
      'aria-label': language.say('search_visitors'),
      title: language.say('key_control'),
      autocomplete: 'off',
      'data-testid': 'search',
      oninput: () => this.update(),
    });
    this.sections = { mine: section('my_chats'), waiting: section('section_waiting'), others: section('section_others') };
    this.sections.waiting.root.append(this.nobody);
    this.unsent = new UndeliveredPanel(desk, toast);
    this.empty = h('div', { class: 'empty', 'data-testid': 'list-empty' }, icon(INBOX), h('h3'), h('p'));
    root.replaceChildren(
      h('div', { class: 'search-box' }, this.search, h('kbd', { 'aria-hidden': 'true' }, language.say('key_control'))),
      h('div', { class: 'scroll' }, this.unsent.element, ...Object.values(this.sections).map(({ root }) => root), this.empty),
      this.waitingNow,
    );
    root.addEventListener('keydown', (event) => this.pressed(event));
  }

  /** For Ctrl+K. */
  focus(): void {
    this.search.focus();
    this.search.select();
  }

  update(): void {
    const { queue, me } = this.desk;
    this.unsent.update();
    const mine = this.fill('mine', queue.ownedBy(me.id));
    const waiting = this.fill('waiting', queue.waiting);
    const others = this.fill('others', queue.ownedByOthers(me.id));
    const drawn = new Set(
      [mine, waiting, others].flatMap((section) => section.slice(0, MOST_ROWS)).map(({ conversation }) => conversation),
    );
    for (const conversation of [...this.rows.keys()]) {
      if (!drawn.has(conversation)) {
        this.rows.delete(conversation);
      }
    }
    this.sections.waiting.root.hidden = drawn.size === 0;
    this.nobody.hidden = waiting.length > 0;
    this.showEmpty(drawn.size);
    if (!queue.loading) {
      say(this.waitingNow, language.say('waiting_count', { count: waiting.length }));
    }
    this.tick();
  }

  /** Once a second: the times. */
  tick(): void {
    const now = Date.now();
    for (const { element, time, since } of this.rows.values()) {
      say(time, span(now - since));
      time.dataset['patience'] = element.dataset['state'] === 'waiting' ? patience(now - since) : 'fine';
    }
  }

  private fill(name: keyof typeof this.sections, entries: readonly QueueEntry[]): QueueEntry[] {
    const wanted = this.search.value.normalize().trim().toLowerCase();
    const found = entries.filter(({ name: visitor, department, agent }) =>
      `${visitor} ${department ?? ''} ${agent ?? ''}`.toLowerCase().includes(wanted),
    );
    const { root, count, list, more } = this.sections[name];
    const left = found.length - MOST_ROWS;
    root.hidden = found.length === 0;
    // More are to come: nobody knows yet how many.
    say(count, verbatim(`${language.number(found.length)}${this.desk.queue.loading ? '+' : ''}`));
    place(
      list,
      found.slice(0, MOST_ROWS).map((entry) => this.row(entry).element),
    );
    more.hidden = left <= 0;
    say(more, left > 0 ? language.say('more_rows', { count: left }) : NOTHING);
    return found;
  }

  private row(entry: QueueEntry): Row {
    const row = this.rows.get(entry.conversation) ?? this.newRow(entry);
    const chat = this.desk.chats.get(entry.conversation);
    const mine = entry.agentId === this.desk.me.id;
    const unread = mine ? (chat?.unread ?? 0) : 0;
    row.since = Date.parse(entry.waitingSince);
    row.element.dataset['state'] = entry.state;
    row.element.dataset['mine'] = String(mine);
    row.element.setAttribute('aria-current', String(this.desk.active === entry.conversation));
    say(row.name, named(language.name(entry.name)));
    say(row.line, ...describe(entry, mine, chat?.channel.typist !== undefined));
    say(row.badge, unread > 0 ? language.number(unread) : NOTHING);
    row.badge.hidden = unread === 0;
    say(row.served, entry.served === 0 ? language.say('new_visitor') : language.say('served_before', { count: entry.served }));
    row.served.hidden = unread > 0;
    row.element.dataset['served'] = String(entry.served);
    const what = entry.state === 'waiting' ? 'row_waiting' : mine ? 'row_mine' : 'row_other';
    const label = language.say(what, { name: entry.name, colleague: entry.agent ?? language.say('a_colleague') });
    row.element.setAttribute('aria-label', unread > 0 ? `${label}, ${language.say('unread', { count: unread })}` : label);
    return row;
  }

  private newRow({ conversation, name: visitor }: QueueEntry): Row {
    const name = h('span', { class: 'row-name' });
    const line = h('span', { class: 'row-line' });
    const time = h('span', { class: 'row-time', 'data-testid': 'visitor-waiting' });
    const served = h('span', { class: 'row-served' });
    const badge = h('span', { class: 'badge', hidden: true, 'data-testid': 'unread' });
    const element = h(
      'button',
      {
        type: 'button',
        class: 'row',
        'data-testid': 'visitor-row',
        'data-conversation': conversation,
        onclick: () => this.pick(conversation),
      },
      avatar(visitor),
      h('span', { class: 'row-text' }, name, line),
      h('span', { class: 'row-end' }, time, served, badge),
    );
    const row = { element, name, line, time, served, badge, since: 0 };
    this.rows.set(conversation, row);
    return row;
  }

  private pick(conversation: string): void {
    this.desk.pick(conversation);
    this.toChat();
  }

  private showEmpty(shown: number): void {
    this.empty.hidden = shown > 0;
    const [title, text] = !this.desk.queue.known
      ? (['line_connecting', 'list_connecting_text'] as const)
      : this.search.value.trim() !== ''
        ? (['nobody_found', 'nobody_found_text'] as const)
        : (['nobody_waiting', 'nobody_waiting_text'] as const);
    say(this.empty.querySelector('h3')!, language.say(title));
    say(this.empty.querySelector('p')!, language.say(text));
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.search.value !== '') {
      event.preventDefault();
      this.search.value = '';
      this.update();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 && !(event.key === 'Enter' && event.target === this.search)) {
      return;
    }
    event.preventDefault();
    const rows = [...this.root.querySelectorAll<HTMLButtonElement>('.row')];
    const at = rows.indexOf(document.activeElement as HTMLButtonElement);
    if (step === 0) {
      rows[0]?.click();
    } else if (at + step < 0) {
      this.search.focus();
    } else {
      rows[Math.min(at + step, rows.length - 1)]?.focus();
    }
  }
}

function section(key: 'my_chats' | 'section_waiting' | 'section_others') {
  const title = language.say(key);
  const count = h('span', { class: 'count' });
  const list = h('div', { class: 'rows' });
  const more = h('p', { class: 'none', hidden: true, 'data-testid': 'more-rows' });
  return { root: h('section', { hidden: true, 'aria-label': title }, h('h2', {}, title, count), list, more), count, list, more };
}

function describe(entry: QueueEntry, mine: boolean, typing: boolean): (Node | Said)[] {
  if (mine && typing) {
    return [language.say('typing_now')];
  }
  const state =
    entry.state === 'waiting'
      ? [language.say('state_waiting')]
      : mine
        ? [language.say('in_chat_with_you')]
        : language.parts('in_chat_with_name', { name: entry.agent ?? language.say('a_colleague') }, named);
  return entry.department ? [...state, verbatim(' · '), named(language.name(entry.department))] : state;
}
