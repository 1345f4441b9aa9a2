import { codePoints, LIMITS } from 'shared/client/frames';
import { shown } from 'shared/ui/names';
import { h, NOTHING, say } from 'shared/ui/dom';
import type { ChatModel } from './chat-model';
import type { Person } from './start';
import type { VisitorLanguage } from './words';

/** Any digits and any words for the extension; the service makes them plain (io.openchat.shared.text.Phone). */
const PHONE = /^(?=(.*\p{Nd}){3})[^<>"|\\^~={}?!_@$%]*$/u;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** What may be wrong with a field; empty for nothing. */
type Problem = '' | 'name_missing' | 'name_long' | 'email_wrong' | 'phone_wrong' | 'consent_missing';

interface Field {
  row: HTMLElement;
  input: HTMLInputElement;
  problem: HTMLElement;
}

/** The form that a conversation begins with. */
export class StartForm {
  readonly element: HTMLFormElement;
  private readonly notice = h('p', { class: 'notice', role: 'alert', hidden: true });
  private readonly kept = h('p', { class: 'hint', hidden: true });
  private readonly name: Field;
  private readonly email: Field;
  private readonly phone: Field;
  private readonly consent: Field;
  private told: object | undefined;

  constructor(
    private readonly model: ChatModel,
    private readonly language: VisitorLanguage,
  ) {
    this.name = this.field('name', { autocomplete: 'name', required: true, value: model.name });
    this.email = this.field('email', { type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: LIMITS.email });
    this.phone = this.field('phone', { type: 'tel', autocomplete: 'tel', maxlength: LIMITS.phone });
    this.consent = this.field('consent', { type: 'checkbox', required: true });
    this.element = h(
      'form',
      { class: 'start', novalidate: true, onsubmit: (event: Event) => this.submit(event) },
      this.notice,
      this.name.row,
      h('div', { class: 'pair' }, this.email.row, this.phone.row),
      this.consent.row,
      this.kept,
      h('button', { class: 'button primary wide', type: 'submit', 'data-testid': 'start-submit' }, language.say('start')),
    );
  }

  focus(): void {
    this.name.input.focus();
  }

  update(): void {
    const { notice, outbox } = this.model;
    // What the service did not want is said at its field, once.
    const refused = notice?.kind === 'refused' && this.refused(notice);
    this.notice.hidden = notice === undefined || refused === true;
    this.kept.hidden = outbox.items.length === 0;
    say(this.kept, this.language.say('kept'));
    if (notice && !refused) {
      const reason = notice.kind === 'refused' ? notice.reason : undefined;
      say(this.notice, reason ? this.language.say('refused_because', { reason }) : this.language.say(notice.kind));
    }
  }

  private field(key: 'name' | 'email' | 'phone' | 'consent', attributes: Record<string, unknown>): Field {
    const id = `oc-${key}`;
    const input = h('input', { id, name: key, 'data-testid': `start-${key}`, 'aria-describedby': `${id}-problem`, ...attributes });
    const problem = h('span', { id: `${id}-problem`, class: 'problem', hidden: true });
    const optional = attributes['required'] ? undefined : h('span', { class: 'optional' }, this.language.say('optional'));
    const label = h('label', { for: id }, h('span', {}, this.language.say(key)), optional);
    const check = key === 'consent';
    input.addEventListener('input', () => input.getAttribute('aria-invalid') && this.check());
    return {
      row: h('div', { class: check ? 'field check' : 'field' }, ...(check ? [input, label] : [label, input]), problem),
      input,
      problem,
    };
  }

  private submit(event: Event): void {
    event.preventDefault();
    const wrong = this.check();
    if (wrong) {
      wrong.input.focus();
      return;
    }
    const [name, email, phone] = [this.name, this.email, this.phone].map(typed) as [string, string, string];
    const person: Person = { name, consent: this.consent.input.checked };
    this.model.start({ ...person, ...(email ? { email } : {}), ...(phone ? { phone } : {}) });
  }

  /** Marks what is wrong; says the first. */
  private check(): Field | undefined {
    const [name, email, phone] = [this.name, this.email, this.phone].map(typed) as [string, string, string];
    const wrong: [Field, Problem][] = [
      [this.name, name === '' ? 'name_missing' : codePoints(name) > LIMITS.name ? 'name_long' : ''],
      [this.email, email !== '' && !EMAIL.test(email.normalize('NFKC')) ? 'email_wrong' : ''],
      [this.phone, phone === '' || PHONE.test(phone) ? '' : 'phone_wrong'],
      [this.consent, this.consent.input.checked ? '' : 'consent_missing'],
    ];
    wrong.forEach(([field, key]) => this.mark(field, key));
    return wrong.find(([, key]) => key !== '')?.[0];
  }

  private mark({ input, problem }: Field, key: Problem): void {
    problem.hidden = key === '';
    say(problem, key ? this.language.say(key, { limit: LIMITS.name }) : NOTHING);
    if (key) {
      input.setAttribute('aria-invalid', 'true');
    } else {
      input.removeAttribute('aria-invalid');
    }
  }

  /** Whether what the service refused is something that the visitor typed; then it stands there. */
  private refused(notice: { field?: string }): boolean {
    const field = { name: this.name, email: this.email, phone: this.phone }[notice.field ?? ''];
    if (field && this.told !== notice) {
      this.told = notice;
      field.input.focus();
      this.mark(field, field === this.name ? 'name_missing' : field === this.email ? 'email_wrong' : 'phone_wrong');
    }
    return field !== undefined;
  }
}

/** What was typed, without what came along unseen from where it was copied. */
function typed({ input }: Field): string {
  return shown(input.value);
}
