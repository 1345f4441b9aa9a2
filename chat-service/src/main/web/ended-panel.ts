import { LIMITS } from 'shared/client/frames';
import { h, icon } from 'shared/ui/dom';
import { CHECK, CLOCK, STAR } from 'shared/ui/icons';
import type { ChatModel } from './chat-model';
import type { VisitorLanguage } from './words';

const STARS = [1, 2, 3, 4, 5] as const;

/** What stands in the composer's place when the conversation has ended: the rating, and the way to the next one. */
export class EndedPanel {
  readonly element: HTMLElement;
  private readonly form: HTMLFormElement;
  private readonly details: HTMLElement;
  private readonly waiting: HTMLElement;
  private readonly thanks: HTMLElement;
  private readonly comment: HTMLTextAreaElement;
  private score = 0;

  constructor(
    private readonly model: ChatModel,
    private readonly language: VisitorLanguage,
  ) {
    this.comment = h('textarea', {
      rows: 2,
      maxlength: LIMITS.comment,
      dir: 'auto',
      placeholder: language.say('comment'),
      'aria-label': language.say('comment'),
      'data-testid': 'rate-comment',
    });
    this.details = h(
      'div',
      { class: 'details', hidden: true },
      this.comment,
      h('button', { class: 'button primary', type: 'submit', 'data-testid': 'rate-submit' }, language.say('rate_send')),
    );
    this.form = h(
      'form',
      { class: 'rating', onsubmit: (event: Event) => this.submit(event) },
      h('fieldset', {}, h('legend', {}, language.say('rate')), h('div', { class: 'stars' }, ...STARS.map((score) => this.star(score)))),
      this.details,
    );
    this.waiting = h('p', { class: 'thanks waiting', role: 'status', hidden: true }, icon(CLOCK), language.say('queued'));
    this.thanks = h('p', { class: 'thanks', role: 'status', 'data-testid': 'rated', hidden: true }, icon(CHECK), language.say('rated'));
    this.element = h(
      'div',
      { class: 'ended-panel' },
      this.form,
      this.waiting,
      this.thanks,
      h(
        'button',
        { class: 'button wide', type: 'button', 'data-testid': 'new-chat', onclick: () => model.newChat() },
        language.say('new_chat'),
      ),
    );
  }

  update(): void {
    const { state } = this.model.rating;
    this.form.hidden = state !== 'none';
    this.waiting.hidden = state !== 'waiting';
    this.thanks.hidden = state !== 'told';
  }

  /** For the next conversation. */
  reset(): void {
    this.form.reset();
    this.score = 0;
    this.details.hidden = true;
    this.light();
  }

  private star(score: (typeof STARS)[number]): HTMLElement {
    const input = h('input', {
      type: 'radio',
      name: 'oc-score',
      value: score,
      'aria-label': this.language.say(`star_${score}`),
      onchange: () => this.choose(score),
    });
    return h('label', { class: 'star', title: this.language.say(`star_${score}`), 'data-testid': `rate-${score}` }, input, icon(STAR));
  }

  private choose(score: number): void {
    this.score = score;
    this.details.hidden = false;
    this.light();
  }

  private light(): void {
    this.form.querySelectorAll('.star').forEach((star, index) => star.classList.toggle('lit', index < this.score));
  }

  private submit(event: Event): void {
    event.preventDefault();
    if (this.score > 0) {
      this.model.rate(this.score, this.comment.value.trim());
    }
  }
}
