import { Channel } from 'shared/client/channel';
import type { AgentFrame, Failure, QueueEntry, Sender, ServiceFrame, VisitorDetails } from 'shared/client/frames';
import { shown } from 'shared/ui/names';
import { Outbox } from 'shared/client/outbox';
import type { Store } from 'shared/client/store';
import { frameOf, outboxPrefix } from './undelivered-messages';

/**
 * opening: asked for, no answer yet. mine: I answer here. watching: a supervisor reads along.
 * taken: somebody else has it. released: it waits in the queue again. ended: it is over.
 */
export type Standing = 'opening' | 'mine' | 'watching' | 'taken' | 'released' | 'ended';

export interface Me {
  id: string;
  name: string;
  supervisor: boolean;
}

export interface ChatOptions {
  me: Me;
  conversation: string;
  name: string;
  store: Store;
  send: (frame: AgentFrame) => boolean;
  changed: () => void;
  failed: (code: string) => void;
  /** There is no connection, for so long that the agent should know. */
  cutOff: () => boolean;
  now: () => number;
  after: (milliseconds: number, task: () => void) => () => void;
}

/** One conversation on the desk of this agent. */
export class Chat {
  readonly conversation: string;
  readonly outbox: Outbox;
  readonly channel: Channel;
  standing: Standing = 'opening';
  /** How it was asked for, and is asked for again on a new connection. */
  private way: 'claim' | 'resume' | 'watch' = 'resume';
  visitor: VisitorDetails | undefined;
  /** Who has it, when it is taken. */
  holder: string | undefined;
  /** Up to where the agent has looked. */
  seenSeq = 0;
  /** The queue has shown it as mine: from then on the queue may say that it no longer is. */
  private confirmed = false;
  private transferring = false;
  /** The number of the session, as far as the queue told. */
  private served: number | undefined;
  private readonly fallbackName: string;

  constructor(private readonly options: ChatOptions) {
    this.conversation = options.conversation;
    this.fallbackName = options.name;
    this.outbox = new Outbox({
      store: options.store,
      prefix: outboxPrefix(options.me.id, options.conversation),
      stamp: () => ({ to: this.name, ...(this.served === undefined ? {} : { session: this.served }) }),
      now: options.now,
    });
    const about = { conversation: options.conversation };
    this.channel = new Channel({
      me: () => this.me,
      outbox: this.outbox,
      changed: options.changed,
      onFailure: (failure) => this.refused(failure),
      now: options.now,
      after: options.after,
      transport: {
        transmit: (item) => options.send(frameOf(options.conversation, item)),
        greet: () => this.reopen(),
        resume: (lastSeq) => options.send(this.way === 'watch' ? { type: 'watch', ...about } : { type: 'resume', ...about, lastSeq }),
        typing: (on) => options.send({ type: 'typing', ...about, on }),
        read: (seq) => this.standing === 'mine' && options.send({ type: 'read', ...about, seq }),
      },
    });
  }

  get me(): Sender {
    const { id, name } = this.options.me;
    return { kind: 'agent', name, id };
  }

  get name(): string {
    return shown(this.visitor?.name ?? this.fallbackName);
  }

  get cutOff(): boolean {
    return this.options.cutOff();
  }

  /** Nothing more can be said here, and the pane may be put away. */
  get over(): boolean {
    return this.standing === 'taken' || this.standing === 'released' || this.standing === 'ended';
  }

  /** Whoever answers has read: so a reload does not make all of the history new. */
  get unread(): number {
    const { messages } = this.channel.timeline;
    const answered = messages.reduce((last, { seq, from }) => (from.kind === 'agent' ? seq : last), 0);
    const seen = Math.max(this.seenSeq, answered);
    return messages.filter(({ seq, from }) => seq > seen && from.kind === 'visitor').length;
  }

  /** Asks for it, in this way and again on every new connection. */
  open(way: 'claim' | 'resume' | 'watch', entry?: QueueEntry): void {
    this.way = way;
    this.served = entry && entry.served + (way === 'claim' ? 1 : 0);
    // What was written in a session that is over must not turn up in another one.
    this.outbox.shelve('left', ({ session }) => way !== 'resume' || (session !== undefined && session !== this.served));
    this.standing = 'opening';
    this.holder = undefined;
    this.confirmed = false;
    this.reopen();
  }

  /** A new connection is there. */
  reopen(): void {
    const { conversation } = this;
    const lastSeq = this.channel.timeline.lastSeq;
    const sent = this.options.send(this.way === 'resume' ? { type: 'resume', conversation, lastSeq } : { type: this.way, conversation });
    if (sent) {
      this.channel.connected();
    }
  }

  lineLost(): void {
    this.channel.disconnected();
  }

  /** The agent looks at it. */
  looked(): void {
    this.seenSeq = Math.max(this.seenSeq, this.channel.timeline.lastSeq);
    this.channel.read();
  }

  end(): void {
    this.act({ type: 'end', conversation: this.conversation });
  }

  release(): void {
    this.act({ type: 'release', conversation: this.conversation });
  }

  transfer(to: string, note: string): void {
    const { conversation } = this;
    this.transferring = this.act({ type: 'transfer', conversation, to, ...(note ? { note } : {}) });
  }

  /** Somebody else has it. */
  taken(holder: string | undefined): void {
    this.lose('taken', holder);
  }

  /** What is not a message is not kept until there is a connection: by then it may no longer be what the agent wants. */
  private act(frame: AgentFrame): boolean {
    const sent = this.options.send(frame);
    if (!sent) {
      this.options.failed('no_line');
    }
    return sent;
  }

  receive(frame: ServiceFrame): void {
    if (frame.type === 'started') {
      this.visitor = frame.visitor ?? this.visitor;
      if (this.standing === 'opening') {
        this.standing = this.way === 'watch' ? 'watching' : 'mine';
        // Won: from now on it is a chat of mine that is resumed.
        this.way = this.way === 'watch' ? 'watch' : 'resume';
      }
    }
    this.channel.receive(frame);
    if (frame.type === 'status') {
      this.placed(frame.state, frame.agent);
    }
  }

  /** What the queue says of it; absent when it has ended. */
  listed(entry: QueueEntry | undefined): void {
    if (
      entry?.state === 'chatting' &&
      entry.agentId !== this.options.me.id &&
      (this.standing === 'taken' || this.standing === 'released')
    ) {
      this.lose('taken', entry.agent);
    }
    if (!entry || this.standing !== 'mine') {
      return;
    }
    if (entry.agentId === this.options.me.id) {
      this.confirmed = true;
      this.served = entry.served;
    } else if (this.confirmed) {
      this.lose(entry.state === 'waiting' ? 'released' : 'taken', entry.agent);
    }
  }

  private placed(state: 'waiting' | 'chatting' | 'ended', agent: string | undefined): void {
    if (state === 'ended') {
      this.lose('ended');
    } else if (this.standing === 'mine' && state === 'waiting') {
      this.lose('released');
    } else if (this.standing === 'mine' && agent !== undefined && agent !== this.options.me.name && this.transferring) {
      this.lose('taken', agent);
    }
  }

  private refused(failure: Failure): void {
    switch (failure.code) {
      case 'taken':
        this.lose('taken', failure.text.match(/^\u2068?(.+?)\u2069? has this conversation/)?.[1]);
        break;
      case 'not_yours': {
        // The answer to something that crossed with its loss is no news.
        const holder = failure.text.match(/held by \u2068?(.+?)\u2069?\.$/)?.[1];
        if (!this.over) {
          this.lose(holder ? 'taken' : 'released', holder);
        }
        break;
      }
      case 'ended':
      case 'not_found':
        this.lose('ended');
        break;
      default:
        this.options.failed(failure.code);
    }
    this.options.changed();
  }

  private lose(standing: Standing, holder?: string): void {
    this.standing = standing;
    this.holder = holder;
    this.transferring = false;
    this.confirmed = false;
    this.outbox.shelve(standing === 'ended' ? 'ended' : 'not_yours');
  }
}
