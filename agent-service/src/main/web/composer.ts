import { codePoints, LIMITS } from 'shared/client/frames';
import { isolated, visible } from 'shared/ui/names';
import type { Chat } from './chat';
import { h, icon, say } from './dom';
import type { Drafts } from './drafts';

/** From here on the length is shown. */
const NEARLY = LIMITS.text - 400;
const HIGHEST = 180;

/** Where the agent writes: to the visitor, or a note for colleagues. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly field: HTMLTextAreaElement;
  private readonly send: HTMLButtonElement;
  private readonly count = h('span', { class: 'count', role: 'status' });
  private readonly tabs: { reply: HTMLButtonElement; note: HTMLButtonElement };
  private readonly unkept = h('p', { class: 'unkept', role: 'status', 'data-testid': 'not-kept', hidden: true }, icon('alert'),
    'This browser keeps nothing for us. Leave the page open until everything is sent.');
  private note: boolean;

  constructor(private readonly chat: Chat, private readonly drafts: Drafts, private readonly said: () => void, private readonly away: () => void) {
    const draft = drafts.get(chat.conversation);
    this.note = draft.note;
    this.field = h('textarea', {
      rows: 1, dir: 'auto', 'data-testid': 'chat-composer', enterkeyhint: 'send', oninput: () => this.typed(),
      onblur: () => this.chat.channel.typing(false), onkeydown: (event: KeyboardEvent) => this.pressed(event),
    });
    this.field.value = draft.text;
    this.tabs = { reply: this.tab('Reply', false), note: this.tab('Note', true) };
    this.send = h('button', { type: 'submit', class: 'send', 'data-testid': 'chat-send', title: 'Send (Enter)', 'aria-label': 'Send' }, icon('send'));
    this.element = h('form', { class: 'composer', onsubmit: (event: Event) => this.submitted(event) },
      h('div', { class: 'composer-top' }, h('div', { class: 'segments', role: 'group', 'aria-label': 'Kind of message' }, this.tabs.reply, this.tabs.note), this.count),
      h('div', { class: 'composer-line' }, this.field, this.send),
      this.unkept);
    this.draw();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  update(): void {
    this.element.hidden = this.chat.standing !== 'mine';
    this.unkept.hidden = this.drafts.durable || (this.field.value === '' && this.chat.outbox.unsent.length === 0);
    if (!this.element.hidden) {
      this.grow();
    }
  }

  private tab(label: string, note: boolean): HTMLButtonElement {
    return h('button', {
      type: 'button', class: 'segment', 'data-testid': note ? 'chat-note' : 'chat-reply',
      onclick: () => {
        this.note = note;
        this.keep();
        this.draw();
        this.focus();
      },
    }, note && icon('note'), label);
  }

  private draw(): void {
    const what = this.note ? 'A note that only colleagues see' : 'Write a reply';
    this.element.classList.toggle('noting', this.note);
    this.tabs.reply.setAttribute('aria-pressed', String(!this.note));
    this.tabs.note.setAttribute('aria-pressed', String(this.note));
    this.field.placeholder = `${what}…`;
    this.field.setAttribute('aria-label', `${what}, to ${isolated(this.chat.name)}`);
    const length = codePoints(this.field.value.trim());
    say(this.count, length > NEARLY ? `${length} of ${LIMITS.text}` : '');
    this.count.classList.toggle('too-long', length > LIMITS.text);
    this.send.disabled = !visible(this.field.value) || length > LIMITS.text;
    this.grow();
  }

  private typed(): void {
    this.keep();
    this.draw();
    if (!this.note) {
      this.chat.channel.typing(this.field.value.trim() !== '');
    }
  }

  private pressed(event: KeyboardEvent): void {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.element.requestSubmit();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      this.away();
    }
  }

  private submitted(event: Event): void {
    event.preventDefault();
    const text = this.field.value.trim();
    if (this.send.disabled || this.chat.standing !== 'mine') {
      return;
    }
    // Into the outbox first, which outlives a reload; only then the field is cleared.
    this.chat.channel.say(text, this.note ? 'note' : 'text');
    this.drafts.forget(this.chat.conversation, this.field.value);
    this.field.value = '';
    this.note = false;
    this.draw();
    this.said();
    this.focus();
  }

  private keep(): void {
    this.drafts.set(this.chat.conversation, { text: this.field.value, note: this.note });
    this.update();
  }

  private grow(): void {
    this.field.style.height = 'auto';
    // In a pane that is not shown, as on a phone, there is nothing to measure.
    if (this.field.scrollHeight > 0) {
      this.field.style.height = `${Math.min(this.field.scrollHeight, HIGHEST)}px`;
    }
  }
}
