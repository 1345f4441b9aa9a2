import type { Message } from './frames';

/**
 * The messages of one conversation by seq, each once. A message beyond the next seq waits until the ones between have come: `onGap`
 * asks for them. The end of a replay settles the matter: seqs that did not come then are not for this reader (notes, for a visitor).
 */
export class Timeline {
  readonly messages: Message[] = [];
  private readonly seen = new Set<number>();
  private held: Message[] = [];
  private last = 0;
  private replay: 'none' | 'asked' | 'running' = 'none';

  /** @param onGap sends a resume from `lastSeq`; called once per gap */
  constructor(private readonly onGap: (lastSeq: number) => void) {}

  /** Up to here nothing is missing. */
  get lastSeq(): number {
    return this.last;
  }

  receive(message: Message): void {
    if (this.seen.has(message.seq)) {
      return;
    }
    this.seen.add(message.seq);
    if (message.seq > this.last + 1) {
      this.held.push(message);
      this.ask();
    } else {
      this.show(message);
      this.release();
    }
  }

  /** A resume was sent, or something is known to be missing though its seq is not: what jumps from now on is no news. */
  ask(): void {
    if (this.replay === 'none') {
      this.replay = 'asked';
      this.onGap(this.last);
    }
  }

  /** A resume (or start) is sent by somebody else: on a new line. */
  asked(): void {
    this.replay = 'asked';
  }

  /** `started` came: the replay that was asked for. */
  replaying(): void {
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

  private release(): void {
    for (let next; (next = this.held.findIndex(({ seq }) => seq === this.last + 1)) >= 0; ) {
      this.show(this.held.splice(next, 1)[0]!);
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
