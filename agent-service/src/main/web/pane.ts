import { isolated } from 'shared/ui/names';
import type { Chat } from './chat';
import { Composer } from './composer';
import type { Console } from './console';
import { confirm, transfer } from './dialog';
import { avatar, h, icon, iconButton, named, say } from './dom';
import type { Drafts } from './drafts';
import { Messages } from './messages';
import { copy } from './unsent';

export interface PaneOptions {
  desk: Console;
  chat: Chat;
  drafts: Drafts;
  agentsUrl: string;
  /** Back to the list (phone, Esc). */
  away: () => void;
  showDetails: () => void;
}

/** One chat on the desk: who it is, what was said, and where to answer. */
export class Pane {
  readonly element: HTMLElement;
  readonly composer: Composer;
  private readonly messages: Messages;
  private readonly title = h('h2');
  private readonly line = h('p', { class: 'pane-line' });
  private readonly actions: HTMLElement;
  private readonly put: HTMLButtonElement;
  private readonly notice = h('div', { class: 'pane-notice', hidden: true });
  private noticed = '';

  constructor(private readonly options: PaneOptions) {
    const { chat, desk, drafts } = options;
    this.messages = new Messages(chat, desk.me, desk.options.notice);
    this.composer = new Composer(chat, drafts, () => this.messages.toEnd(), options.away);
    this.actions = h('div', { class: 'pane-actions' },
      iconButton('transfer', 'Hand over to a colleague', () => this.transfer(), { 'data-testid': 'chat-transfer' }),
      iconButton('release', 'Back to the queue', () => chat.release(), { 'data-testid': 'chat-release' }),
      h('button', { type: 'button', class: 'button small', 'data-testid': 'chat-end', onclick: () => this.end() }, icon('end'), 'End'));
    this.put = iconButton('close', 'Close', () => desk.close(chat.conversation), { 'data-testid': 'chat-close' });
    this.element = h('section', {
      class: 'pane', 'data-testid': 'chat', 'data-conversation': chat.conversation, 'aria-label': `Chat with ${isolated(chat.name)}`,
      onfocusin: () => desk.show(chat.conversation), onpointerdown: () => desk.show(chat.conversation),
    },
      h('header', { class: 'pane-head' },
        iconButton('back', 'Back to the list', options.away, { class: 'icon-button only-narrow' }),
        avatar(chat.name), h('div', { class: 'pane-title' }, this.title, this.line),
        iconButton('info', 'About the visitor', options.showDetails, { class: 'icon-button not-wide', 'data-testid': 'details-toggle' }),
        this.actions, this.put),
      this.messages.element, this.notice, this.composer.element);
  }

  /** The newest message is in sight, as far as this pane knows. */
  get atEnd(): boolean {
    return this.messages.atEnd;
  }

  update(): void {
    const { chat, desk } = this.options;
    const { standing } = chat;
    this.element.dataset['standing'] = standing;
    this.element.classList.toggle('blank', chat.over && chat.channel.timeline.messages.length === 0);
    this.element.classList.toggle('active', desk.active === chat.conversation);
    say(this.title, named(chat.name));
    say(this.line, ...this.describe());
    this.actions.hidden = standing !== 'mine';
    this.put.hidden = !chat.over && standing !== 'watching';
    this.messages.update();
    this.composer.update();
    this.showNotice();
  }

  private describe(): (Node | string)[] {
    const { chat } = this.options;
    const department = this.options.desk.queue.get(chat.conversation)?.department;
    const typing = chat.channel.typist ? 'is typing…' : undefined;
    switch (chat.standing) {
      case 'opening': return ['Opening…'];
      case 'mine': return [typing ?? named(department ?? chat.visitor?.email ?? 'In chat with you')];
      case 'watching': return ['You are reading along; nobody is told'];
      case 'taken': return ['With ', chat.holder ? named(chat.holder) : 'a colleague'];
      case 'released': return ['Waiting in the queue'];
      case 'ended': return ['Ended'];
    }
  }

  private showNotice(): void {
    const { chat, desk } = this.options;
    const waiting = desk.queue.get(chat.conversation)?.state === 'waiting';
    const draft = this.options.drafts.get(chat.conversation).text;
    const key = `${chat.standing}|${chat.holder}|${waiting}|${draft}`;
    this.notice.hidden = !chat.over && chat.standing !== 'watching';
    if (this.noticed === key) {
      return;
    }
    this.noticed = key;
    const button = (label: string, testid: string, act: () => void) =>
      h('button', { type: 'button', class: 'button small', 'data-testid': testid, onclick: act }, label);
    const take = waiting && button('Take the chat', 'chat-take', () => desk.pick(chat.conversation));
    const watch = desk.me.supervisor && button('Read along', 'chat-watch', () => desk.watch(chat.conversation));
    const save = draft !== '' && button('Copy what you were writing', 'chat-copy-draft', () => void copy(draft, desk.options.notice));
    const close = button('Close', 'chat-put-away', () => desk.close(chat.conversation));
    delete this.notice.dataset['testid'];
    switch (chat.standing) {
      case 'taken':
        this.notice.dataset['testid'] = 'chat-taken';
        this.notice.replaceChildren(icon('info'), h('p', { role: 'status' }, h('strong', {}, chat.holder ? named(chat.holder) : 'A colleague'), ' has this chat.'), ...shown(take, watch, save, close));
        break;
      case 'released':
        this.notice.dataset['testid'] = 'chat-released';
        this.notice.replaceChildren(icon('release'), h('p', { role: 'status' }, 'This chat is back in the queue.'), ...shown(take, save));
        break;
      case 'ended':
        this.notice.dataset['testid'] = 'chat-ended';
        this.notice.replaceChildren(icon('end'), h('p', { role: 'status' }, 'This chat has ended.'), ...shown(save, close));
        break;
      case 'watching':
        this.notice.dataset['testid'] = 'chat-watching';
        this.notice.replaceChildren(icon('eye'), h('p', {}, 'You are reading along.'));
        break;
      default:
        this.notice.replaceChildren();
    }
  }

  private end(): void {
    const { chat } = this.options;
    confirm('End this chat?', [named(chat.name), ' can read what was said, but not answer any more.'], 'End chat', 'chat-end-confirm', () => chat.end());
  }

  private transfer(): void {
    const { agentsUrl, chat, desk } = this.options;
    void transfer(agentsUrl, desk.me.id, (to, note) => chat.transfer(to, note));
  }
}

function shown(...elements: (HTMLElement | false)[]): HTMLElement[] {
  return elements.filter((element) => element !== false);
}
