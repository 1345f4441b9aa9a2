import { avatar, h, icon, named, say } from 'shared/ui/dom';
import { CHAT, EXIT, FOLD } from 'shared/ui/icons';
import { type Said, verbatim } from 'shared/words/language';
import type { ChatModel } from './chat-model';
import type { VisitorLanguage } from './words';

export interface HeaderOptions {
  title: Said;
  onClose?: (() => void) | undefined;
}

/** Who one is talking with, how things stand, and the ways out. */
export class Header {
  readonly element: HTMLElement;
  private readonly face = h('span', { class: 'face' });
  private readonly heading: HTMLElement;
  private readonly status = h('p', { class: 'status', role: 'status', 'data-testid': 'status' });
  private readonly end: HTMLButtonElement;
  private readonly question: HTMLElement;
  private faceOf: string | undefined;

  constructor(
    private readonly model: ChatModel,
    private readonly language: VisitorLanguage,
    private readonly options: HeaderOptions,
  ) {
    this.heading = h('h1', { id: 'oc-title' });
    this.end = h(
      'button',
      { class: 'quiet', type: 'button', 'data-testid': 'end-chat', onclick: () => this.ask(true) },
      icon(EXIT),
      h('span', {}, language.say('end')),
    );
    this.question = this.makeQuestion();
    const { onClose } = options;
    this.element = h(
      'div',
      { class: 'top' },
      h(
        'header',
        {},
        this.face,
        h('div', { class: 'titles' }, this.heading, this.status),
        this.end,
        onClose &&
          h(
            'button',
            {
              class: 'quiet square',
              type: 'button',
              'aria-label': language.say('close'),
              title: language.say('close'),
              'data-testid': 'close',
              onclick: onClose,
            },
            icon(FOLD),
          ),
      ),
      this.question,
    );
  }

  update(): void {
    const { language, model } = this;
    const status = model.phase === 'chat' ? model.channel.status : undefined;
    const agent = status?.state === 'chatting' ? status.agent : undefined;
    say(this.heading, agent ? named(language.name(agent)) : this.options.title);
    say(this.status, ...this.statusText());
    this.status.classList.toggle('cut', model.state.cutOff);
    this.status.dataset['state'] = model.phase === 'form' ? 'form' : (status?.state ?? (model.channel.busy ? 'busy' : 'connecting'));
    // Without a connection it could only be tried in vain.
    const canEnd = status !== undefined && status.state !== 'ended' && !model.state.cutOff;
    this.end.hidden = !canEnd;
    if (!canEnd) {
      this.ask(false);
    }
    this.showFace(agent);
  }

  private statusText(): (Node | Said)[] {
    const { model, language } = this;
    const status = model.channel.status;
    if (model.phase === 'form') {
      return [language.say('intro')];
    }
    switch (status?.state) {
      case 'waiting':
        return [this.waitingText(status.position, status.estimate)];
      case 'chatting':
        return language.parts('chatting', { name: status.agent ?? language.say('our_team') }, named);
      case 'ended':
        return [language.say('over_now')];
      default:
        return [language.say(model.channel.busy ? 'busy' : 'connecting')];
    }
  }

  private waitingText(position: number | undefined, estimate: number | undefined): Said {
    const { language } = this;
    return verbatim(
      [
        language.say('waiting'),
        position === 1 ? language.say('waiting_next') : position ? language.say('waiting_position', { position }) : '',
        estimate ? language.say('estimate', { minutes: Math.ceil(estimate / 60) }) : '',
      ]
        .filter(Boolean)
        .join(' · '),
    );
  }

  private showFace(agent: string | undefined): void {
    const key = agent ?? '';
    if (this.faceOf !== key) {
      this.faceOf = key;
      this.face.replaceChildren(agent ? avatar(agent) : h('span', { class: 'avatar brand', 'aria-hidden': 'true' }, icon(CHAT)));
    }
  }

  private makeQuestion(): HTMLElement {
    const { language } = this;
    return h(
      'div',
      {
        class: 'question',
        role: 'alertdialog',
        'aria-label': language.say('end_ask'),
        hidden: true,
        onkeydown: (event: KeyboardEvent) => this.key(event),
      },
      h('span', {}, language.say('end_ask')),
      h(
        'button',
        { class: 'button small', type: 'button', 'data-testid': 'end-cancel', onclick: () => this.ask(false) },
        language.say('end_no'),
      ),
      h(
        'button',
        { class: 'button danger small', type: 'button', 'data-testid': 'end-confirm', onclick: () => this.confirm() },
        language.say('end_yes'),
      ),
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      this.ask(false);
    }
  }

  private confirm(): void {
    if (this.model.end()) {
      this.ask(false);
    }
  }

  private ask(open: boolean): void {
    if (this.question.hidden === open) {
      this.question.hidden = !open;
      if (open) {
        this.question.querySelector('button')?.focus();
      } else if (!this.end.hidden) {
        this.end.focus();
      }
    }
  }
}
