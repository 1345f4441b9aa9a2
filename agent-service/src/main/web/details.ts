import { shown } from 'shared/ui/names';
import type { Console } from './console';
import { avatar, h, link, named, say } from 'shared/ui/dom';
import { CLOSE } from 'shared/ui/icons';
import { type Said, verbatim } from 'shared/words/language';
import { iconButton } from './buttons';
import { language, span } from './words';

/** The right pane: what the visitor told, and where they are. */
export class Details {
  private readonly body = h('div', { class: 'scroll' });
  private drawn = '';
  private waiting: HTMLElement | undefined;
  private since = 0;

  constructor(
    private readonly root: HTMLElement,
    private readonly desk: Console,
  ) {
    root.replaceChildren(
      h(
        'header',
        { class: 'details-head' },
        h('h2', {}, language.say('visitor')),
        iconButton(CLOSE, language.say('close_pane'), () => this.toggle(false), { class: 'icon-button not-wide' }),
      ),
      this.body,
    );
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
      this.body.replaceChildren(h('p', { class: 'muted' }, language.say('pick_to_see')));
      return;
    }
    const { visitor } = chat;
    if (entry) {
      this.since = Date.parse(entry.waitingSince);
      this.waiting = h('span');
    }
    this.body.replaceChildren(
      h(
        'div',
        { class: 'who-card' },
        avatar(chat.name),
        h('h3', { dir: 'auto', 'data-testid': 'visitor-name' }, named(language.name(chat.name))),
      ),
      h(
        'dl',
        {},
        ...row('email_of', visitor?.email && link(`mailto:${encodeURIComponent(visitor.email)}`, shown(visitor.email))),
        ...row('phone_of', visitor?.phone && link(dialled(visitor.phone), shown(visitor.phone))),
        ...row('page_of', visitor?.page && page(visitor.page)),
        ...row('language', visitor && visitor.locale !== 'und' && languageName(visitor.locale)),
        ...row('department', entry?.department && named(language.name(entry.department))),
        ...row(entry?.state === 'waiting' ? 'waiting_for' : 'here_for', this.waiting),
        ...row('started', first && when(new Date(first.at))),
        ...row('served', entry && language.say('served_times', { count: entry.served })),
        ...row(
          'in_chat_with',
          entry?.agentId === this.desk.me.id ? language.say('you') : entry?.agent && named(language.name(entry.agent)),
        ),
      ),
    );
    this.tick();
  }

  tick(): void {
    if (this.waiting) {
      say(this.waiting, span(Date.now() - this.since));
    }
  }
}

function row(term: Parameters<typeof language.say>[0], value: Node | Said | '' | false | undefined): HTMLElement[] {
  return value ? [h('div', {}, h('dt', {}, language.say(term)), h('dd', {}, h('bdi', {}, value)))] : [];
}

/** The number as telephones dial it (RFC 3966): an extension, which follows a word or a sign, is not part of it. */
function dialled(phone: string): string {
  const [, number = '', extension = ''] = /^([0-9+\-()[\]./ ]+)(?:\D+(\d+))?/.exec(phone) ?? [];
  return `tel:${number.replace(/[^0-9+]/g, '')}${extension && `;ext=${extension}`}`;
}

/** Only http(s): the visitor's browser says what its address is, and could say anything. */
function page(address: string): Node | Said {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:'
    ? link(url.href, `${url.host}${url.pathname === '/' ? '' : url.pathname}`)
    : verbatim(shown(address));
}

function when(at: Date): Said {
  const day = language.day(at, new Date());
  return verbatim(`${day[0]!.toLocaleUpperCase(language.tag)}${day.slice(1)}, ${language.time(at)}`);
}

function languageName(tag: string): Said {
  try {
    return verbatim(new Intl.DisplayNames([language.tag], { type: 'language' }).of(tag) ?? tag);
  } catch {
    return verbatim(tag);
  }
}
