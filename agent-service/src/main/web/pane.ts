import { avatar, h, icon, named, say } from 'shared/ui/dom';
import { BACK, CHECK, CLOSE, EYE, INFO, NOTE, RELEASE, TRANSFER } from 'shared/ui/icons';
import { MessageList } from 'shared/ui/message-list';
import type { Said } from 'shared/words/language';
import { iconButton, smallButton } from './buttons';
import type { Chat } from './chat';
import type { Console } from './console';
import { confirm, transfer } from './dialog';
import type { Drafts } from './drafts';
import { Reply } from './reply';
import { copy, type Toast } from './undelivered-panel';
import { language } from './words';

export interface PaneOptions {
  desk: Console;
  chat: Chat;
  drafts: Drafts;
  agentsUrl: string;
  /** Back to the list (phone, Esc). */
  away: () => void;
  showDetails: () => void;
  toast: Toast;
}

/** One chat on the desk: who it is, what was said, and where to answer. */
export class Pane {
  readonly element: HTMLElement;
  private readonly reply: Reply;
  private readonly messages: MessageList;
  private readonly title = h('h2');
  private readonly line = h('p', { class: 'pane-line' });
  private readonly actions: HTMLElement;
  private readonly put: HTMLButtonElement;
  private readonly notice = h('div', { class: 'pane-notice', hidden: true });
  private noticed = '';

  constructor(private readonly options: PaneOptions) {
    const { chat, desk, drafts, toast } = options;
    const name = chat.name;
    this.messages = new MessageList({
      talk: chat,
      language,
      label: ({ kind, mine, name: author }) =>
        kind === 'note'
          ? h(
              'span',
              { class: 'who' },
              icon(NOTE),
              ...(mine ? [language.say('note_by_you')] : language.parts('note_by', { name: author }, named)),
            )
          : undefined,
      typist: () => (chat.channel.typist && !chat.over ? chat.name : undefined),
      changed: () => this.update(),
      rescue: { label: language.say('copy'), act: (text) => void copy(text, toast) },
    });
    this.reply = new Reply(chat, drafts, () => this.messages.toEnd(), options.away);
    this.actions = h(
      'div',
      { class: 'pane-actions' },
      iconButton(TRANSFER, language.say('hand_over_hint'), () => this.transfer(), { 'data-testid': 'chat-transfer' }),
      iconButton(RELEASE, language.say('back_to_queue'), () => chat.release(), { 'data-testid': 'chat-release' }),
      h(
        'button',
        { type: 'button', class: 'button small', 'data-testid': 'chat-end', onclick: () => this.end() },
        icon(CHECK),
        language.say('end_short'),
      ),
    );
    this.put = iconButton(CLOSE, language.say('close_pane'), () => desk.close(chat.conversation), { 'data-testid': 'chat-close' });
    this.element = h(
      'section',
      {
        class: 'pane',
        'data-testid': 'chat',
        'data-conversation': chat.conversation,
        'aria-label': language.say('chat_with', { name }),
        onfocusin: () => desk.show(chat.conversation),
        onpointerdown: () => desk.show(chat.conversation),
      },
      h(
        'header',
        { class: 'pane-head' },
        iconButton(BACK, language.say('back_to_list'), options.away, { class: 'icon-button only-narrow' }),
        avatar(chat.name),
        h('div', { class: 'pane-title' }, this.title, this.line),
        iconButton(INFO, language.say('about_visitor'), options.showDetails, {
          class: 'icon-button not-wide',
          'data-testid': 'details-toggle',
        }),
        this.actions,
        this.put,
      ),
      this.messages.element,
      this.notice,
      this.reply.composer.element,
    );
  }

  /** The newest message is in sight, as far as this pane knows. */
  get atEnd(): boolean {
    return this.messages.following;
  }

  update(): void {
    const { chat, desk } = this.options;
    const { standing } = chat;
    this.element.dataset['standing'] = standing;
    this.element.classList.toggle('blank', chat.over && chat.channel.timeline.messages.length === 0);
    this.element.classList.toggle('active', desk.active === chat.conversation);
    say(this.title, named(language.name(chat.name)));
    say(this.line, ...this.describe());
    this.actions.hidden = standing !== 'mine';
    this.put.hidden = !chat.over && standing !== 'watching';
    this.messages.update();
    this.reply.update();
    this.showNotice();
  }

  /** Puts the cursor where one answers; false while there is nothing to answer. */
  focus(): boolean {
    const mine = this.options.chat.standing === 'mine';
    if (mine) {
      this.reply.composer.focus();
    }
    return mine;
  }

  private describe(): (Node | Said)[] {
    const { chat, desk } = this.options;
    const about = desk.queue.get(chat.conversation)?.department ?? chat.visitor?.email;
    switch (chat.standing) {
      case 'opening':
        return [language.say('opening')];
      case 'mine':
        return [chat.channel.typist ? language.say('typing_now') : about ? named(language.name(about)) : language.say('in_chat_with_you')];
      case 'watching':
        return [language.say('reading_along')];
      case 'taken':
        return language.parts('with_name', { name: this.holder }, named);
      case 'released':
        return [language.say('in_queue')];
      case 'ended':
        return [language.say('state_ended')];
    }
  }

  private get holder(): string {
    return this.options.chat.holder ?? language.say('a_colleague');
  }

  private showNotice(): void {
    const { chat, desk, drafts, toast } = this.options;
    const waiting = desk.queue.get(chat.conversation)?.state === 'waiting';
    const draft = drafts.get(chat.conversation).text;
    const key = `${chat.standing}|${chat.holder}|${waiting}|${draft}`;
    this.notice.hidden = !chat.over && chat.standing !== 'watching';
    if (this.noticed === key) {
      return;
    }
    this.noticed = key;
    const take = waiting && smallButton(language.say('take'), 'chat-take', () => desk.pick(chat.conversation));
    const watch = desk.me.supervisor && smallButton(language.say('read_along'), 'chat-watch', () => desk.watch(chat.conversation));
    const save = draft !== '' && smallButton(language.say('copy_draft'), 'chat-copy-draft', () => void copy(draft, toast));
    const close = smallButton(language.say('close_pane'), 'chat-put-away', () => desk.close(chat.conversation));
    switch (chat.standing) {
      case 'taken':
        this.tell(
          'chat-taken',
          INFO,
          language.parts('has_chat', { name: this.holder }, (name) => h('strong', {}, named(name))),
          take,
          watch,
          save,
          close,
        );
        break;
      case 'released':
        this.tell('chat-released', RELEASE, [language.say('released_text')], take, save);
        break;
      case 'ended':
        this.tell('chat-ended', CHECK, [language.say('ended_text')], save, close);
        break;
      case 'watching':
        this.tell('chat-watching', EYE, [language.say('reading_along')]);
        break;
      default:
        this.notice.replaceChildren();
    }
  }

  private tell(testid: string, sign: string, text: (Node | Said)[], ...ways: (HTMLElement | false)[]): void {
    this.notice.dataset['testid'] = testid;
    this.notice.replaceChildren(icon(sign), h('p', { role: 'status' }, ...text), ...ways.filter((way) => way !== false));
  }

  private end(): void {
    const { chat } = this.options;
    confirm(language.say('end_ask'), language.parts('end_text', { name: chat.name }, named), language.say('end'), 'chat-end-confirm', () =>
      chat.end(),
    );
  }

  private transfer(): void {
    const { agentsUrl, chat, desk } = this.options;
    void transfer(agentsUrl, desk.me.id, (to, note) => chat.transfer(to, note));
  }
}
