import { codePoints, LIMITS } from 'shared/client/frames';
import type { Language } from 'shared/words/language';
import { visible } from 'shared/ui/names';
import { h, icon, say, show } from './dom';
import type { VisitorSession } from './session';

/** From here on the remaining length is told. */
const NEAR = LIMITS.text - 400;
const TALLEST = 160;

/** Where the visitor writes. Enter sends, Shift+Enter breaks the line. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly input: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly unkept: HTMLElement;
  private readonly counter = h('p', { class: 'counter', role: 'status', hidden: true });

  constructor(private readonly session: VisitorSession, private readonly language: Language, private readonly sent: () => void) {
    this.input = h('textarea', {
      rows: 1,
      placeholder: language.say('placeholder'),
      'aria-label': language.say('message'),
      'data-testid': 'composer',
      enterkeyhint: 'send',
      oninput: () => this.typed(),
      onkeydown: (event: KeyboardEvent) => this.key(event),
      onblur: () => session.typing(false),
    });
    this.button = h('button', { class: 'send', type: 'submit', 'data-testid': 'send', 'aria-label': language.say('send'), title: language.say('send') }, icon('send'));
    this.unkept = h('p', { class: 'unkept', role: 'status', 'data-testid': 'not-kept', hidden: true }, icon('alert'), h('span', {}, language.say('not_kept')));
    this.element = h('form', { class: 'composer', onsubmit: (event: Event) => this.submit(event) },
      h('div', { class: 'box' }, this.input, this.button), this.counter, this.unkept);
    this.input.value = session.memory.draft;
    this.measure();
    this.update();
  }

  focus(): void {
    this.input.focus({ preventScroll: true });
  }

  /** Puts a text before what stands there. */
  offer(text: string): void {
    this.input.value = [text, this.input.value].filter(Boolean).join('\n');
    this.keep();
    this.measure();
  }

  /** Whether what is written here outlives the page. */
  update(): void {
    const { session } = this;
    show(this.unkept, session.atRisk || (this.input.value !== '' && !session.memory.store.durable));
  }

  /** What is written and not sent is there again after a reload or a crash. */
  private keep(): void {
    this.session.memory.draft = this.input.value;
    this.update();
  }

  private key(event: KeyboardEvent): void {
    // 229: an input method is composing, and this Enter chooses a word
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      this.submit(event);
    }
  }

  private typed(): void {
    this.session.typing(this.input.value.trim() !== '');
    this.keep();
    this.measure();
  }

  private submit(event: Event): void {
    event.preventDefault();
    const text = this.input.value.trim();
    if (visible(text) && codePoints(text) <= LIMITS.text) {
      this.session.say(text);
      // Only now that the outbox has it.
      this.session.memory.forgetDraft(this.input.value);
      this.input.value = '';
      this.measure();
      this.sent();
    }
    this.focus();
  }

  private measure(): void {
    const length = codePoints(this.input.value.trim());
    this.button.disabled = !visible(this.input.value) || length > LIMITS.text;
    show(this.counter, length > NEAR);
    this.counter.classList.toggle('over', length > LIMITS.text);
    say(this.counter, length > LIMITS.text
      ? this.language.say('over', { count: length - LIMITS.text })
      : this.language.say('left', { count: LIMITS.text - length }));
    // The direction of what is written; of the language while nothing is.
    this.input.dir = length > 0 ? 'auto' : '';
    this.input.style.height = 'auto';
    if (this.input.scrollHeight > 0) {
      this.input.style.height = `${Math.min(this.input.scrollHeight, TALLEST)}px`;
    }
  }
}
