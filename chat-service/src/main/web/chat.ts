import { Composer } from 'shared/ui/composer';
import { h, icon, say } from 'shared/ui/dom';
import { ALERT } from 'shared/ui/icons';
import { verbatim } from 'shared/words/language';
import chatCss from './chat.css';
import { EndedPanel } from './ended-panel';
import { Header } from './header';
import type { ChatModel } from './chat-model';
import { StartForm } from './start-form';
import { Transcript } from './transcript';
import type { VisitorLanguage } from './words';

export interface ChatOptions {
  title?: string | undefined;
  /** Shows a close button. */
  onClose?: () => void;
  /** Whether the visitor can see the chat now. */
  visible: () => boolean;
}

/** The visitor's chat, for a shadow root: the form, then the conversation, then the rating. */
export class Chat {
  readonly element: HTMLElement;
  private readonly header: Header;
  private readonly form: StartForm;
  private readonly transcript: Transcript;
  private readonly composer: Composer;
  private readonly endedPanel: EndedPanel;
  private readonly conversation: HTMLElement;
  private readonly banner: HTMLElement;
  private readonly retry: HTMLElement;
  private readonly bannerText = h('span');
  private shown: string | undefined;

  constructor(
    root: ShadowRoot,
    private readonly model: ChatModel,
    private readonly language: VisitorLanguage,
    private readonly options: ChatOptions,
  ) {
    adopt(root, chatCss);
    this.header = new Header(model, language, {
      title: options.title ? verbatim(options.title) : language.say('title'),
      onClose: options.onClose,
    });
    this.form = new StartForm(model, language);
    this.transcript = new Transcript(model, language, options.visible);
    const { memory } = model;
    this.composer = new Composer({
      language,
      text: memory.draft,
      placeholder: language.say('placeholder'),
      label: language.say('message'),
      changed: (text) => (memory.draft = text),
      typing: (on) => model.channel.typing(on),
      send: (text, raw) => {
        model.say(text);
        memory.forgetDraft(raw);
        this.transcript.list.toEnd();
      },
      atRisk: (text) => model.atRisk || (text !== '' && !memory.store.durable),
    });
    this.endedPanel = new EndedPanel(model, language);
    this.retry = h('button', { class: 'link', type: 'button', onclick: () => model.wake() }, language.say('retry_now'));
    this.banner = h(
      'div',
      { class: 'banner', role: 'status', 'data-testid': 'reconnecting', hidden: true },
      icon(ALERT),
      this.bannerText,
      this.retry,
    );
    this.conversation = h('div', { class: 'conversation' }, this.transcript.list.element, this.composer.element, this.endedPanel.element);
    this.element = h(
      'section',
      { class: 'chat', lang: language.tag, dir: language.direction, 'aria-labelledby': 'oc-title' },
      this.header.element,
      this.banner,
      this.form.element,
      this.conversation,
    );
    model.onChange(() => this.update());
    addEventListener('online', () => this.update());
    addEventListener('offline', () => this.update());
    addEventListener('pageshow', ({ persisted }) => persisted && model.thaw());
    // Only where the browser keeps nothing for us.
    addEventListener('beforeunload', (event) => model.atRisk && event.preventDefault());
    document.addEventListener('visibilitychange', () => this.transcript.look());
    this.update();
  }

  /** Puts the cursor where one goes on; not on touch screens, where that would raise the keyboard. */
  focus(): void {
    if (!matchMedia('(pointer: coarse)').matches) {
      if (this.model.phase === 'form') {
        this.form.focus();
      } else if (!this.model.over) {
        this.composer.focus();
      }
    }
  }

  /** The chat came into sight. */
  look(): void {
    this.transcript.list.toEnd();
  }

  private update(): void {
    const { model } = this;
    const view = model.phase === 'form' ? 'form' : model.over ? 'ended' : 'open';
    const before = this.shown;
    this.shown = view;
    this.form.element.hidden = view !== 'form';
    this.conversation.hidden = view === 'form';
    this.composer.element.hidden = view !== 'open';
    this.endedPanel.element.hidden = view !== 'ended';
    this.header.update();
    this.form.update();
    this.transcript.update();
    this.endedPanel.update();
    this.composer.update();
    this.showBanner();
    if (before !== undefined && before !== view) {
      this.viewChanged(view);
    }
  }

  private viewChanged(view: 'form' | 'ended' | 'open'): void {
    if (view === 'form') {
      this.endedPanel.reset();
      this.composer.offer(this.model.leftover);
      this.model.leftover = '';
    }
    if (this.options.visible()) {
      this.focus();
    }
  }

  private showBanner(): void {
    const { model, language } = this;
    const { current, cutOff, stood } = model.state;
    const away = current !== 'open' && !navigator.onLine;
    const cut = model.phase === 'chat' && !model.over && (away || cutOff);
    this.banner.hidden = !cut;
    this.banner.dataset['kind'] = away ? 'offline' : 'cut';
    this.retry.hidden = away;
    if (cut) {
      const said =
        current === 'closed' ? 'closed' : model.refusal ? (`why_${model.refusal}` as const) : stood ? 'reconnecting' : 'connecting';
      say(this.bannerText, language.say(away ? 'offline' : said));
    }
  }
}

export function adopt(root: ShadowRoot, css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
}
