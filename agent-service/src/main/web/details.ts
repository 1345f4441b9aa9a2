import { shown } from 'shared/ui/names';
import type { Console } from './console';
import { avatar, h, iconButton, link, named, say } from './dom';
import { language, span } from './words';

/** The right pane: what the visitor told, and where they are. */
export class Details {
  private readonly body = h('div', { class: 'scroll' });
  private drawn = '';
  private waiting: HTMLElement | undefined;
  private since = 0;

  constructor(private readonly root: HTMLElement, private readonly desk: Console) {
    root.replaceChildren(
      h('header', { class: 'details-head' }, h('h2', {}, 'Visitor'), iconButton('close', 'Close', () => this.toggle(false), { class: 'icon-button not-wide' })),
      this.body);
    root.addEventListener('keydown', (event) => event.key === 'Escape' && this.toggle(false));
  }

  /** On a narrow screen the pane lies above the chat, when asked for. */
  toggle(open = !this.root.classList.contains('open')): void {
    this.root.classList.toggle('open', open);
  }

  update(): void {
    const chat = this.desk.activeChat;
    const entry = chat && this.desk.queue.get(chat.conversation);
    const first = chat?.channel.timeline.messages[0];
    const drawn = JSON.stringify([chat?.conversation, chat?.visitor, chat?.standing, entry, first?.at]);
    if (drawn === this.drawn) {
      return;
    }
    this.drawn = drawn;
    this.waiting = undefined;
    if (!chat) {
      this.toggle(false);
      this.body.replaceChildren(h('p', { class: 'muted' }, 'Open a chat to see who it is.'));
      return;
    }
    const { visitor } = chat;
    if (entry) {
      this.since = Date.parse(entry.waitingSince);
      this.waiting = h('span');
    }
    this.body.replaceChildren(
      h('div', { class: 'who-card' }, avatar(chat.name), h('h3', { dir: 'auto', 'data-testid': 'visitor-name' }, named(chat.name))),
      h('dl', {},
        ...row('E-mail', visitor?.email && link(`mailto:${encodeURIComponent(visitor.email)}`, shown(visitor.email))),
        ...row('Phone', visitor?.phone && link(dialled(visitor.phone), shown(visitor.phone))),
        ...row('Page', visitor?.page && page(visitor.page)),
        ...row('Language', visitor && visitor.locale !== 'und' && languageName(visitor.locale)),
        ...row('Department', entry?.department && named(entry.department)),
        ...row(entry?.state === 'waiting' ? 'Waiting for' : 'Here for', this.waiting),
        ...row('Started', first && when(new Date(first.at))),
        ...row('Served', entry && (entry.served === 1 ? 'once' : `${entry.served} times`)),
        ...row('In chat with', entry?.agentId === this.desk.me.id ? 'you' : entry?.agent && named(entry.agent))));
    this.tick();
  }

  tick(): void {
    if (this.waiting) {
      say(this.waiting, span(Date.now() - this.since));
    }
  }
}

function row(term: string, value: Node | string | false | undefined): HTMLElement[] {
  return value ? [h('div', {}, h('dt', {}, term), h('dd', { dir: 'auto' }, value))] : [];
}

/** The number as telephones dial it (RFC 3966): an extension, which follows a word or a sign, is not part of it. */
function dialled(phone: string): string {
  const [, number = '', extension = ''] = /^([0-9+\-()[\]./ ]+)(?:\D+(\d+))?/.exec(phone) ?? [];
  return `tel:${number.replace(/[^0-9+]/g, '')}${extension && `;ext=${extension}`}`;
}

/** Only http(s): the visitor's browser says what its address is, and could say anything. */
function page(address: string): Node | string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? link(url.href, `${url.host}${url.pathname === '/' ? '' : url.pathname}`) : shown(address);
}

function when(at: Date): string {
  const day = language.day(at, new Date());
  return `${day[0]!.toUpperCase()}${day.slice(1)}, ${language.time(at)}`;
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
