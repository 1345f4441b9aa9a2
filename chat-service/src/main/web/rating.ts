import type { Memory } from './memory';
import type { VisitorTransport } from './visitor-transport';

/** The visitor's judgement, until the service has it: it waits for the connection, and for the conversation to be resumed on it. */
export class Rating {
  private sent = false;

  constructor(
    private readonly memory: Memory,
    private readonly transport: VisitorTransport,
  ) {}

  get state(): 'none' | 'waiting' | 'told' {
    const { rating } = this.memory;
    return !rating ? 'none' : rating.told ? 'told' : 'waiting';
  }

  give(score: number, comment: string): void {
    const conversation = this.memory.ticket?.conversation;
    if (conversation) {
      this.memory.rating = { conversation, score, ...(comment ? { comment } : {}) };
    }
  }

  /** A status came: the answer to the rating, or the time to send it. */
  answered(ended: boolean): void {
    const { rating } = this.memory;
    if (this.sent && rating) {
      this.sent = false;
      this.memory.rating = { ...rating, told: true };
    } else if (ended) {
      this.send();
    }
  }

  send(): void {
    const { rating } = this.memory;
    if (rating && !rating.told && !this.sent) {
      const { score, comment } = rating;
      this.sent = this.transport.send({ type: 'rate', score, ...(comment ? { comment } : {}) });
    }
  }

  /** The connection was lost, and perhaps the rating with it: a second one replaces the first. */
  rewind(): void {
    this.sent = false;
  }

  /** The service does not want it. */
  refused(): void {
    if (this.sent) {
      this.sent = false;
      this.memory.rating = undefined;
    }
  }
}
