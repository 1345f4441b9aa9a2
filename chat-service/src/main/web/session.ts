import { Channel } from 'shared/channel';
import type { ConnectionState } from 'shared/connection';
import { browser, type Environment } from 'shared/environment';
import { type Failure, LIMITS, type Message, type ServiceFrame, type Start } from 'shared/frames';
import { randomId } from 'shared/ids';
import { Outbox } from 'shared/outbox';
import type { Memory } from './memory';
import { VisitorLine } from './visitor-line';

export interface Person { name: string; email?: string; phone?: string; consent: boolean }

export interface SessionOptions {
  /** Where the service is: …/ws/visitor is below it. */
  base: URL;
  memory: Memory;
  locale: string;
  department?: string | undefined;
  page: () => string;
  environment?: Environment;
}

/** Why the form is shown again: the former chat cannot be opened any more, or the service refused what was filled in. */
export type Notice = { kind: 'expired' } | { kind: 'refused'; text: string };

const GREET_AGAIN = 1_500;
/** Listeners are told once per picture: a replay is a thousand changes. */
const PICTURE = 16;

/** A visitor's conversation, from the form to the rating, over reloads, tabs and lost connections. */
export class VisitorSession {
  notice: Notice | undefined;
  connection: ConnectionState = 'closed';
  channel!: Channel;
  readonly outbox: Outbox;
  /** What could not be sent into a conversation that ended; the composer offers it again. */
  leftover = '';
  private readonly line: VisitorLine;
  private readonly memory: Memory;
  private readonly env: Environment;
  private readonly listeners = new Set<() => void>();
  /** The service has answered our start or resume on this line. */
  private greeted = false;
  private telling = false;
  /** What the channel is about; another tab may have moved on. */
  private conversation: string | undefined;
  private pendingRating: { score: number; comment?: string } | undefined;

  constructor(private readonly options: SessionOptions) {
    this.memory = options.memory;
    this.env = options.environment ?? browser;
    this.outbox = new Outbox({ store: this.memory.store, prefix: this.memory.outboxPrefix });
    this.line = new VisitorLine(options.base, this.memory, this.env, {
      onFrame: (frame) => this.receive(frame),
      onState: (state) => this.connectionChanged(state),
    });
    this.freshChannel();
    this.memory.onElsewhere((what) => this.elsewhere(what));
  }

  /** Takes a conversation up that a former page left, if there is one. */
  resume(): void {
    this.conversation = this.memory.ticket?.conversation;
    if (this.memory.ticket || this.memory.start) {
      this.line.open();
    }
    this.changed();
  }

  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  get phase(): 'form' | 'chat' {
    return this.memory.ticket || this.memory.start ? 'chat' : 'form';
  }

  get name(): string {
    return this.memory.ticket?.name ?? this.memory.start?.name ?? this.memory.name;
  }

  get ended(): boolean {
    return this.channel.status?.state === 'ended';
  }

  get rated(): boolean {
    return this.memory.ticket?.rated === true;
  }

  get messages(): readonly Message[] {
    return this.channel.timeline.messages;
  }

  /** Messages of the other side that the visitor has not looked at. */
  get unread(): number {
    const seen = this.memory.ticket?.seen ?? 0;
    return this.messages.filter(({ seq, from }) => seq > seen && from.kind === 'agent').length;
  }

  start({ name, email, phone, consent }: Person): void {
    this.notice = undefined;
    this.memory.name = name;
    if (this.phase === 'form') {
      const { locale, department, page } = this.options;
      this.memory.start = {
        type: 'start',
        // A secret of ours: it opens this conversation until the token has come.
        id: randomId(),
        name,
        ...(email ? { email } : {}),
        ...(phone ? { phone } : {}),
        ...(department ? { department } : {}),
        locale,
        page: page().slice(0, LIMITS.page),
        consent,
      } satisfies Start;
    }
    this.resume();
  }

  say(text: string): void {
    this.channel.say(text);
    this.reach();
  }

  typing(on: boolean): void {
    this.channel.typing(on);
  }

  /** The visitor looks at the last message. */
  looked(): void {
    const ticket = this.memory.ticket;
    const seq = this.channel.timeline.lastSeq;
    if (ticket && seq > ticket.seen) {
      this.memory.ticket = { ...ticket, seen: seq };
      this.changed();
    }
    this.channel.read();
  }

  retry(id: string): void {
    this.outbox.retry(id);
    this.channel.flush();
    this.changed();
  }

  discard(id: string): void {
    this.outbox.discard(id);
    this.changed();
  }

  end(): boolean {
    return this.line.send({ type: 'end' });
  }

  rate(score: number, comment: string): void {
    this.pendingRating = { score, ...(comment ? { comment } : {}) };
    this.sendRating();
    this.reach();
  }

  /** Leaves an ended conversation behind; what could not be sent into it is offered to the next. */
  newChat(): void {
    this.leftover = this.outbox.items.map(({ text }) => text).join('\n');
    this.outbox.clear();
    this.forget();
  }

  wake(): void {
    this.line.wake();
  }

  /** There is something to send: do not wait for the next attempt. */
  private reach(): void {
    if (this.connection !== 'open') {
      this.line.wake();
    }
  }

  private connectionChanged(state: ConnectionState): void {
    this.connection = state;
    this.greeted = false;
    if (state === 'open') {
      this.greet();
    } else {
      this.channel.disconnected();
    }
    this.changed();
  }

  private greet(): void {
    if (this.line.greet(this.channel.timeline.lastSeq)) {
      this.channel.connected();
    }
  }

  private receive(frame: ServiceFrame): void {
    if (frame.type === 'started') {
      this.started(frame.conversation, frame.token);
    } else if (frame.type === 'error' && frame.retryable && !this.greeted) {
      this.env.after(GREET_AGAIN, () => this.greeted || this.greet());
    }
    this.channel.receive(frame);
    if (frame.type === 'status') {
      this.sendRating();
    }
  }

  private started(conversation: string, token: string | undefined): void {
    const { ticket, start } = this.memory;
    this.greeted = true;
    this.conversation = conversation;
    if (token) {
      this.memory.ticket = { token, conversation, name: start?.name ?? ticket?.name ?? '', seen: 0 };
      this.memory.start = undefined;
    }
  }

  private sendRating(): void {
    const ticket = this.memory.ticket;
    if (ticket && this.pendingRating && this.ended && this.line.send({ type: 'rate', ...this.pendingRating })) {
      this.pendingRating = undefined;
      this.memory.ticket = { ...ticket, rated: true };
      this.changed();
    }
  }

  private failed(failure: Failure): void {
    switch (failure.code) {
      case 'bad_token':
      case 'not_found':
        this.notice = { kind: 'expired' };
        this.forget();
        break;
      case 'already_started':
      case 'not_started':
        // The two sides disagree about this line; a new one settles it.
        this.line.renew();
        break;
      default:
        if (!this.greeted) {
          this.notice = { kind: 'refused', text: failure.text };
          this.forget();
        }
    }
  }

  /** Back to the form. Messages without an answer stay in the outbox. */
  private forget(): void {
    this.line.close();
    this.memory.ticket = undefined;
    this.memory.start = undefined;
    this.pendingRating = undefined;
    this.freshChannel();
    this.changed();
  }

  private elsewhere(what: 'ticket' | 'outbox'): void {
    if (what === 'outbox') {
      this.outbox.reload();
    } else {
      this.follow();
    }
    this.changed();
  }

  /** Another tab began a conversation, or left this one. */
  private follow(): void {
    if (this.memory.ticket?.conversation !== this.conversation) {
      this.line.close();
      this.freshChannel();
      this.notice = undefined;
      this.resume();
    }
  }

  private freshChannel(): void {
    this.channel = new Channel({
      me: () => ({ kind: 'visitor', name: this.name }),
      outbox: this.outbox,
      line: this.line,
      changed: () => this.changed(),
      onFailure: (failure) => this.failed(failure),
      now: this.env.now,
      after: this.env.after,
    });
  }

  private changed(): void {
    if (!this.telling) {
      this.telling = true;
      this.env.after(PICTURE, () => {
        this.telling = false;
        this.listeners.forEach((listener) => listener());
      });
    }
  }
}
