import { h, icon, named } from 'shared/ui/dom';
import { CHAT } from 'shared/ui/icons';
import { MessageList } from 'shared/ui/message-list';
import type { ChatModel } from './chat-model';
import type { VisitorLanguage } from './words';

/** What was said, and a word of welcome before anything was. */
export class Transcript {
  readonly list: MessageList;
  private readonly welcome = h('div', { class: 'welcome', hidden: true });
  /** Nobody is let in at the moment. This is also the place for a form that takes a message for later. */
  private readonly busy: HTMLElement;

  constructor(
    private readonly model: ChatModel,
    private readonly language: VisitorLanguage,
    private readonly visible: () => boolean,
  ) {
    this.busy = h(
      'div',
      { class: 'welcome', role: 'status', hidden: true, 'data-testid': 'busy' },
      wave(),
      h('h2', {}, language.say('busy')),
      h('p', {}, language.say('busy_text')),
    );
    this.list = new MessageList({
      talk: model,
      language,
      // A typing frame says which side types; who that is stands in the status.
      typist: () => (model.channel.typist && model.channel.status?.agent) || undefined,
      changed: () => model.changed(),
      above: [this.welcome, this.busy],
      atEnd: () => this.look(),
    });
  }

  update(): void {
    const { model } = this;
    this.list.update();
    this.busy.hidden = !model.channel.busy;
    const quiet = model.messages.length === 0 && model.outbox.items.length === 0;
    const welcome = quiet && model.phase === 'chat' && !model.over && !model.channel.busy;
    if (welcome && this.welcome.hidden) {
      this.welcome.replaceChildren(
        wave(),
        h('h2', {}, ...this.language.parts('welcome', { name: model.name }, named)),
        h('p', {}, this.language.say('welcome_text')),
      );
    }
    this.welcome.hidden = !welcome;
  }

  /** It came into sight, or stands there. */
  look(): void {
    if (this.list.following && this.visible()) {
      this.model.looked();
    }
  }
}

function wave(): HTMLElement {
  return h('div', { class: 'wave', 'aria-hidden': 'true' }, icon(CHAT));
}
