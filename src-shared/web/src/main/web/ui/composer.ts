import { codePoints, LIMITS } from '../client/frames';
import type { Said } from '../words/language';
import { h, icon, NOTHING, say } from './dom';
import { ALERT, SEND } from './icons';
import { visible } from './names';
import type { ChatLanguage } from './words';

/** From here on the remaining length is told. */
const NEAR = LIMITS.text - 400;
const TALLEST = 180;

export interface ComposerOptions {
  language: ChatLanguage;
  /** What was written before, and not sent. */
  text: string;
  placeholder: Said;
  label: Said;
  /** The text changed; it must outlive the page. */
  changed: (text: string) => void;
  typing: (on: boolean) => void;
  /** Takes the text, which is cleaned and short enough; `raw` is what stood in the field. */
  send: (text: string, raw: string) => void;
  /** Whether this browser would lose what is written here. */
  atRisk: (text: string) => boolean;
  /** What stands above the field. */
  above?: Node;
  /** For Esc. */
  away?: () => void;
}

/** Where a person writes. Enter sends, Shift+Enter breaks the line. */
export class Composer {
  readonly element: HTMLFormElement;
  private readonly field: HTMLTextAreaElement;
  private readonly button: HTMLButtonElement;
  private readonly unkept: HTMLElement;
  private readonly count = h('p', { class: 'count', role: 'status' });

  constructor(private readonly options: ComposerOptions) {
    const { above, language, typing } = options;
    this.field = h('textarea', {
      rows: 1,
      'data-testid': 'composer',
      enterkeyhint: 'send',
      oninput: () => this.typed(),
      onblur: () => typing(false),
      onkeydown: (event: KeyboardEvent) => this.pressed(event),
    });
    this.button = h(
      'button',
      { class: 'send', type: 'submit', 'data-testid': 'send', 'aria-label': language.say('send'), title: language.say('send') },
      icon(SEND),
    );
    this.unkept = h(
      'p',
      { class: 'unkept', role: 'status', 'data-testid': 'not-kept', hidden: true },
      icon(ALERT),
      h('span', {}, language.say('not_kept')),
    );
    this.element = h(
      'form',
      { class: 'composer', onsubmit: (event: Event) => this.submit(event) },
      above,
      h('div', { class: 'box' }, this.field, this.button),
      this.count,
      this.unkept,
    );
    this.field.value = options.text;
    this.describe(options.placeholder, options.label);
    this.measure();
  }

  get text(): string {
    return this.field.value;
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  /** Says what is written here. */
  describe(placeholder: Said, label: Said): void {
    this.field.placeholder = placeholder;
    this.field.setAttribute('aria-label', label);
  }

  /** Puts a text before what stands there. */
  offer(text: string): void {
    this.field.value = [text, this.field.value].filter(Boolean).join('\n');
    this.keep();
  }

  update(): void {
    this.unkept.hidden = !this.options.atRisk(this.field.value);
    this.grow();
  }

  private keep(): void {
    this.options.changed(this.field.value);
    this.measure();
    this.update();
  }

  private typed(): void {
    this.options.typing(this.field.value.trim() !== '');
    this.keep();
  }

  private pressed(event: KeyboardEvent): void {
    // 229: an input method is composing, and this Enter chooses a word
    if (event.isComposing || event.keyCode === 229) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey) {
      this.submit(event);
    } else if (event.key === 'Escape' && this.options.away) {
      event.preventDefault();
      this.options.away();
    }
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (!this.button.disabled) {
      const raw = this.field.value;
      // Only now that the outbox has it.
      this.options.send(raw.trim(), raw);
      this.field.value = '';
      this.measure();
      this.update();
    }
    this.focus();
  }

  private measure(): void {
    const { language } = this.options;
    const length = codePoints(this.field.value.trim());
    const over = length - LIMITS.text;
    this.button.disabled = !visible(this.field.value) || over > 0;
    this.count.classList.toggle('too-long', over > 0);
    say(this.count, length <= NEAR ? NOTHING : over > 0 ? language.say('over', { count: over }) : language.say('left', { count: -over }));
    // The direction of what is written; of the language while nothing is.
    this.field.dir = length > 0 ? 'auto' : '';
    this.grow();
  }

  private grow(): void {
    this.field.style.height = 'auto';
    // In a place that is not shown there is nothing to measure.
    if (this.field.scrollHeight > 0) {
      this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    }
  }
}
