import type { Channel } from 'shared/client/channel';
import type { Memory } from './memory';

/** What the visitor has looked at, and what is news. */
export class Reading {
  constructor(
    private readonly memory: Memory,
    private readonly channel: () => Channel,
  ) {}

  /** Messages of the other side that the visitor has not looked at. */
  get unread(): number {
    const { seen } = this.memory;
    return this.channel().timeline.messages.filter(({ seq, from }) => seq > seen && from.kind === 'agent').length;
  }

  /** The visitor looks at the last message; says whether that is new. */
  looked(): boolean {
    const seq = this.channel().timeline.lastSeq;
    const news = this.memory.ticket !== undefined && seq > this.memory.seen;
    if (news) {
      this.memory.seen = seq;
    }
    this.channel().read();
    return news;
  }
}
