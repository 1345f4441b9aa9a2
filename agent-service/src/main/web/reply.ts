import { Composer } from 'shared/ui/composer';
import { h, icon } from 'shared/ui/dom';
import { NOTE } from 'shared/ui/icons';
import type { Said } from 'shared/words/language';
import type { Chat } from './chat';
import type { Drafts } from './drafts';
import { language } from './words';

/** Where the agent writes: to the visitor, or a note for colleagues. */
export class Reply {
  readonly composer: Composer;
  private readonly tabs: { reply: HTMLButtonElement; note: HTMLButtonElement };
  private note: boolean;

  constructor(
    private readonly chat: Chat,
    private readonly drafts: Drafts,
    said: () => void,
    away: () => void,
  ) {
    const draft = drafts.get(chat.conversation);
    this.note = draft.note;
    this.tabs = { reply: this.tab(language.say('reply'), false), note: this.tab(language.say('note'), true) };
    this.composer = new Composer({
      language,
      text: draft.text,
      placeholder: language.say('reply_hint'),
      label: language.say('reply'),
      changed: () => this.keep(),
      typing: (on) => (!on || !this.note) && chat.channel.typing(on),
      send: (text, raw) => {
        chat.channel.say(text, this.note ? 'note' : 'text');
        drafts.forget(chat.conversation, raw);
        this.choose(false);
        said();
      },
      atRisk: (text) => !drafts.durable && (text !== '' || chat.outbox.unsent.length > 0),
      above: h('div', { class: 'segments', role: 'group', 'aria-label': language.say('message_kind') }, this.tabs.reply, this.tabs.note),
      away,
    });
    this.choose(this.note);
  }

  update(): void {
    this.composer.element.hidden = this.chat.standing !== 'mine';
    this.composer.update();
  }

  private tab(label: Said, note: boolean): HTMLButtonElement {
    return h(
      'button',
      {
        type: 'button',
        class: 'segment',
        'data-testid': note ? 'chat-note' : 'chat-reply',
        onclick: () => {
          this.choose(note);
          this.keep();
          this.composer.focus();
        },
      },
      note && icon(NOTE),
      label,
    );
  }

  private choose(note: boolean): void {
    this.note = note;
    const { name } = this.chat;
    this.tabs.reply.setAttribute('aria-pressed', String(!note));
    this.tabs.note.setAttribute('aria-pressed', String(note));
    this.composer.element.classList.toggle('noting', note);
    this.composer.describe(language.say(note ? 'note_hint' : 'reply_hint'), language.say(note ? 'note_on' : 'reply_to', { name }));
  }

  private keep(): void {
    this.drafts.set(this.chat.conversation, { text: this.composer.text, note: this.note });
  }
}
