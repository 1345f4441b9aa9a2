import { Backoff } from './backoff';
import type { Failure, Message, Sender, ServiceFrame, Side, Status } from './frames';
import type { Outbox, OutboxItem } from './outbox';
import { Timeline } from './timeline';

/** What a channel does on the connection: the visitor's frames go as they are, the agent's name their conversation. Each is false without a connection. */
export interface Transport {
  transmit(item: OutboxItem): boolean;
  resume(lastSeq: number): boolean;
  /** Says again what a new connection begins with: the service could not answer it just now. */
  greet(): void;
  typing(on: boolean): boolean;
  read(seq: number): boolean;
}

export interface ChannelOptions {
  me: () => Sender;
  outbox: Outbox;
  transport: Transport;
  changed: () => void;
  /** An error that is not about one message. */
  onFailure?: (failure: Failure) => void;
  now: () => number;
  after: (milliseconds: number, task: () => void) => () => void;
  random?: () => number;
}

const RETRY_PAUSE = 1_000;
/** Who is told again and again that it was too much waits longer each time, up to this. */
const LONGEST_PAUSE = 30_000;
/** The code of what is taken only after an answer. */
const QUOTA = 'quota';
/** Where too many wait, places become free by and by: the first pause, and what is added to it at first and at most. */
const BUSY_PAUSE = 2_000;
const BUSY_FIRST = 2_000;
const BUSY_LONGEST = 60_000;
/** An unanswered message goes out again after this long on an open connection; a repeated id does no harm. */
const PATIENCE = 10_000;
/** How long "is typing" stands without a new word of it: the one that ends it may be lost. */
const TYPING_SHOWN = 6_000;
const TYPING_REPEATED = 3_000;

/** One conversation as one client sees it: its messages, what is still on its way, and who is typing. */
export class Channel {
  readonly timeline: Timeline;
  status: Status | undefined;
  /** Who is typing on the other side. */
  typist: Side | undefined;
  /** Up to where the other side has read, and the service has delivered. */
  readSeq = 0;
  deliveredSeq = 0;
  /** The service lets nobody in at the moment: too many wait. It is asked again with growing pauses. */
  busy = false;
  private live = false;
  private pause = RETRY_PAUSE;
  private toldTyping = 0;
  private readTold = 0;
  private cancelTypist = () => {};
  private cancelRetry = () => {};
  private readonly busyPause: Backoff;
  private readonly now: () => number;
  private readonly after: (milliseconds: number, task: () => void) => () => void;

  constructor(private readonly options: ChannelOptions) {
    this.now = options.now;
    this.after = options.after;
    this.busyPause = new Backoff(options.random, BUSY_FIRST, BUSY_LONGEST);
    this.timeline = new Timeline({ onGap: (lastSeq) => options.transport.resume(lastSeq), now: this.now, after: this.after });
  }

  /** A resume (or start) was sent on a new connection: `started`, a replay and a status follow. */
  connected(): void {
    this.live = false;
    this.timeline.asked();
    this.options.outbox.rewind();
    this.options.changed();
  }

  /** The connection is gone; what was on it waits. */
  disconnected(): void {
    this.live = false;
    this.cancelRetry();
    // Nothing is asked for without a connection; a new one begins with a resume.
    this.timeline.asked();
    this.showTypist(undefined);
    this.options.outbox.rewind();
    this.options.changed();
  }

  say(text: string, kind: 'text' | 'note' = 'text'): void {
    this.options.outbox.add(text, kind);
    this.toldTyping = 0;
    this.flush();
    this.options.changed();
  }

  /** Tells the other side, at most every few seconds. */
  typing(on: boolean): void {
    const now = this.now();
    if (on ? now - this.toldTyping >= TYPING_REPEATED : this.toldTyping > 0) {
      this.toldTyping = this.options.transport.typing(on) && on ? now : 0;
    }
  }

  /** The person has seen everything that is here. */
  read(): void {
    const seq = this.timeline.lastSeq;
    if (seq > this.readTold && this.options.transport.read(seq)) {
      this.readTold = seq;
    }
  }

  flush(): void {
    if (this.live && this.status?.state !== 'ended') {
      this.options.outbox.flush((item) => {
        const out = this.options.transport.transmit(item);
        if (out) {
          this.retryIn(PATIENCE);
        }
        return out;
      });
    }
  }

  receive(frame: ServiceFrame): void {
    switch (frame.type) {
      case 'started':
        this.letIn();
        return;
      case 'message':
        this.message(frame);
        break;
      case 'ack':
        frame.acks.forEach(({ id, seq, at }) => this.acked(frame.conversation, id, seq, at));
        this.flush();
        break;
      case 'status':
        this.statusChanged(frame);
        break;
      case 'typing':
        this.showTypist(frame.on ? frame.from : undefined);
        break;
      case 'read':
        this.readSeq = Math.max(this.readSeq, frame.seq);
        break;
      case 'delivered':
        this.deliveredSeq = Math.max(this.deliveredSeq, frame.seq);
        break;
      case 'error':
        this.failed(frame);
        break;
      default:
        return;
    }
    this.options.changed();
  }

  private letIn(): void {
    this.busy = false;
    this.busyPause.reset();
    this.timeline.replaying();
  }

  private message(message: Message): void {
    const me = this.options.me();
    if (message.from.kind === me.kind && message.from.id === me.id) {
      // Our own, from another tab or from before a reload. The other side may use the same id for something else.
      this.options.outbox.settle(message.id);
    } else {
      this.showTypist(undefined);
      this.answered(message);
    }
    this.timeline.receive(message);
  }

  /** What had to wait for an answer goes out now, in the old order. */
  private answered({ from, kind, seq }: Message): void {
    if (from.kind === 'agent' && kind === 'text' && seq > this.timeline.lastSeq) {
      const { outbox } = this.options;
      outbox.items.filter(({ error }) => error === QUOTA).forEach(({ id }) => outbox.retry(id));
      this.flush();
    }
  }

  private acked(conversation: string, id: string, seq: number, at: string): void {
    const item = this.options.outbox.settle(id);
    this.pause = RETRY_PAUSE;
    if (item) {
      this.timeline.receive({ type: 'message', conversation, seq, id, from: this.options.me(), kind: item.kind, text: item.text, at });
    } else if (seq > this.timeline.lastSeq) {
      // Another tab settled it first: its text comes from the service.
      this.timeline.ask(seq);
    }
  }

  private statusChanged(status: Status): void {
    this.status = status;
    this.timeline.replayed();
    this.live = true;
    this.flush();
  }

  private failed(failure: Failure): void {
    if (failure.code === 'busy') {
      this.busy = true;
      this.retryIn(BUSY_PAUSE + this.busyPause.next(), !this.live);
    } else if (failure.retryable) {
      this.retryIn(this.pause, !this.live && this.timeline.unanswered);
      this.pause = failure.code === 'rate_limited' ? Math.min(2 * this.pause, LONGEST_PAUSE) : RETRY_PAUSE;
    } else if (failure.id) {
      this.options.outbox.fail(failure.id, failure.code);
      this.flush();
    } else {
      this.options.onFailure?.(failure);
    }
  }

  private retryIn(milliseconds: number, greet = false): void {
    this.cancelRetry();
    this.cancelRetry = this.after(milliseconds, () => {
      if (greet) {
        this.options.transport.greet();
      }
      this.options.outbox.rewind();
      this.flush();
      this.options.changed();
    });
  }

  private showTypist(typist: Side | undefined): void {
    this.cancelTypist();
    this.typist = typist;
    if (typist) {
      this.cancelTypist = this.after(TYPING_SHOWN, () => {
        this.typist = undefined;
        this.options.changed();
      });
    }
  }
}
