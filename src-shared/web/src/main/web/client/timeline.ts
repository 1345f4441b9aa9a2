import type { Message } from './frames';

export interface TimelineOptions {
  /** Sends a resume from `lastSeq`; called once per gap. */
  onGap: (lastSeq: number) => void;
  now: () => number;
  after: (milliseconds: number, task: () => void) => () => void;
}

/** A message that was overtaken on its way from another pod comes within this time; only then is it asked for. */
const OVERTAKEN = 100;
/** Gaps are asked for no more often than this: where agents write notes, which are not for the visitor, every next message has one. */
const PACE = 1_000;
/** Nobody answered: the request was refused (too many frames), or lost. */
const UNANSWERED = 5_000;

/**
 * The messages of one conversation by seq, each once. A message beyond the next seq waits until the ones between have come: `onGap`
 * asks for them. The end of a replay settles the matter: seqs that did not come then are not for this reader (notes, for a visitor).
 */
export class Timeline {
  readonly messages: Message[] = [];
  private readonly seen = new Set<number>();
  private held: Message[] = [];
  private last = 0;
  /** The highest seq that is known to exist. */
  private highest = 0;
  /** due: will be asked for in a moment. asked: no answer yet. running: the answer is coming in. */
  private replay: 'none' | 'due' | 'asked' | 'running' = 'none';
  private askedAt = -PACE;
  private cancel = () => {};

  constructor(private readonly options: TimelineOptions) {}

  /** Up to here nothing is missing. */
  get lastSeq(): number {
    return this.last;
  }

  /** A replay was asked for, and nothing of it came yet. */
  get unanswered(): boolean {
    return this.replay === 'asked';
  }

  receive(message: Message): void {
    if (this.seen.has(message.seq)) {
      return;
    }
    this.seen.add(message.seq);
    if (message.seq > this.last + 1) {
      this.held.push(message);
      this.ask(message.seq);
    } else {
      this.show(message);
      this.release();
      this.calm();
    }
  }

  /** A message with this seq is known to exist: unless it comes by itself, it is asked for. */
  ask(seq: number): void {
    this.highest = Math.max(this.highest, seq);
    if (this.replay === 'none') {
      this.replay = 'due';
      const pause = Math.max(OVERTAKEN, this.askedAt + PACE - this.options.now());
      this.in(pause, () => this.request());
    }
  }

  /** A resume (or start) is sent by somebody else: on a new connection. */
  asked(): void {
    this.cancel();
    this.replay = 'asked';
  }

  /** `started` came: the replay that was asked for. */
  replaying(): void {
    this.cancel();
    this.replay = 'running';
  }

  /** A status came: if a replay was running, it is complete, and everything that is held is shown. */
  replayed(): void {
    if (this.replay !== 'running') {
      return;
    }
    this.replay = 'none';
    const held = this.held.sort((a, b) => a.seq - b.seq);
    this.held = [];
    held.forEach((message) => this.show(message));
  }

  private request(): void {
    this.replay = 'asked';
    this.askedAt = this.options.now();
    this.in(UNANSWERED, () => this.request());
    this.options.onGap(this.last);
  }

  /** What was missing came by itself. */
  private calm(): void {
    if (this.replay === 'due' && this.last >= this.highest) {
      this.cancel();
      this.replay = 'none';
    }
  }

  private in(milliseconds: number, task: () => void): void {
    this.cancel();
    this.cancel = this.options.after(milliseconds, task);
  }

  private release(): void {
    const next = () => this.held.findIndex(({ seq }) => seq === this.last + 1);
    for (let found = next(); found >= 0; found = next()) {
      this.show(this.held.splice(found, 1)[0]!);
    }
  }

  private show(message: Message): void {
    let index = this.messages.length;
    while (index > 0 && this.messages[index - 1]!.seq > message.seq) {
      index--;
    }
    this.messages.splice(index, 0, message);
    this.last = Math.max(this.last, message.seq);
  }
}
