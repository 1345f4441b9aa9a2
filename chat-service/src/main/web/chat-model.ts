import type { Channel } from 'shared/client/channel';
import { browser, type Environment } from 'shared/client/environment';
import type { Message, Sender } from 'shared/client/frames';
import type { Connectivity } from 'shared/client/connectivity';
import type { Refusal } from 'shared/client/door';
import type { Outbox } from 'shared/client/outbox';
import type { Notice } from './admission';
import { Conversation } from './conversation';
import { Listeners } from './listeners';
import type { Memory } from './memory';
import type { Rating } from './rating';
import { Reading } from './reading';
import { type Person, type StartPlace, startOf } from './start';

export interface ChatModelOptions extends StartPlace {
  /** Where the service is: …/ws/visitor is below it. */
  base: URL;
  memory: Memory;
  environment?: Environment;
}

/** What another tab wrote and did not get through in this time is sent from here: that tab may be gone. */
const HELP = 3_000;

/** A visitor's conversation, from the form to the rating, over reloads, tabs and lost connections: what the views show and act on. */
export class ChatModel {
  /** Why the form is shown again. */
  notice: Notice | undefined;
  /** What could not be sent into a conversation that ended; the composer offers it again. */
  leftover = '';
  readonly memory: Memory;
  private readonly env: Environment;
  private readonly conversation: Conversation;
  private readonly reading: Reading;
  private readonly listeners: Listeners;

  constructor(private readonly options: ChatModelOptions) {
    this.memory = options.memory;
    this.env = options.environment ?? browser;
    this.listeners = new Listeners(this.env.after);
    this.conversation = new Conversation(options.base, this.memory, this.env, {
      changed: () => this.changed(),
      turnedAway: (notice) => {
        this.notice = notice;
        this.forget();
      },
    });
    this.reading = new Reading(this.memory, () => this.channel);
    this.memory.onElsewhere((key, value) => this.elsewhere(key, value));
  }

  get channel(): Channel {
    return this.conversation.channel;
  }

  get outbox(): Outbox {
    return this.conversation.outbox;
  }

  get rating(): Rating {
    return this.conversation.rating;
  }

  get state(): Connectivity {
    return this.conversation.state;
  }

  /** Why there is no connection, as far as the service could be asked. */
  get refusal(): Refusal | undefined {
    return this.conversation.door.why;
  }

  get phase(): 'form' | 'chat' {
    return this.memory.ticket || this.memory.start ? 'chat' : 'form';
  }

  get name(): string {
    return this.memory.visitor;
  }

  get me(): Sender {
    return { kind: 'visitor', name: this.name };
  }

  get cutOff(): boolean {
    return this.state.cutOff;
  }

  /** The conversation has ended. */
  get over(): boolean {
    return this.channel.status?.state === 'ended';
  }

  get messages(): readonly Message[] {
    return this.channel.timeline.messages;
  }

  get unread(): number {
    return this.reading.unread;
  }

  /** What is not sent yet would not survive the page. */
  get atRisk(): boolean {
    return !this.memory.store.durable && this.outbox.unsent.length > 0;
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** Takes a conversation up that a former page left, if there is one. */
  resume(): void {
    this.conversation.open();
    this.changed();
  }

  /** The page comes back as it was left, and nobody told it what happened meanwhile. */
  thaw(): void {
    this.memory.refresh();
    this.outbox.reload();
    this.follow();
    this.changed();
  }

  start(person: Person): void {
    this.notice = undefined;
    this.memory.name = person.name;
    if (this.phase === 'form') {
      this.memory.start = startOf(person, this.options);
    }
    this.resume();
  }

  say(text: string): void {
    this.conversation.say(text);
  }

  /** The visitor looks at the last message. */
  looked(): void {
    if (this.reading.looked()) {
      this.changed();
    }
  }

  end(): boolean {
    return this.conversation.end();
  }

  rate(score: number, comment: string): void {
    this.conversation.rate(score, comment);
    this.changed();
  }

  /** Leaves an ended conversation behind; what could not be sent into it is offered to the next. */
  newChat(): void {
    this.leftover = this.outbox.items.map(({ text }) => text).join('\n');
    this.outbox.clear();
    this.forget();
  }

  wake(): void {
    this.conversation.wake();
  }

  /** Back to the form. Messages without an answer stay in the outbox. */
  private forget(): void {
    // The ticket goes last: it is what other tabs follow.
    this.memory.rating = undefined;
    this.memory.start = undefined;
    this.memory.ticket = undefined;
    this.conversation.close();
    this.changed();
  }

  private elsewhere(key: string | null, value: string | null): void {
    this.outbox.elsewhere(key, value);
    if (value !== null) {
      this.env.after(HELP, () => this.channel.flush());
    }
    if (this.memory.isTicket(key)) {
      this.follow();
    }
    this.changed();
  }

  /** Another tab began a conversation, or left this one. */
  private follow(): void {
    if (this.memory.ticket?.conversation !== this.conversation.id) {
      this.conversation.close();
      this.notice = undefined;
      this.resume();
    }
  }

  /** Tells the views. */
  changed(): void {
    this.listeners.tell();
  }
}
