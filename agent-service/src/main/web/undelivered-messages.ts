import type { AgentFrame, ServiceFrame } from 'shared/client/frames';
import { Outbox, type OutboxItem, revive } from 'shared/client/outbox';
import type { Store } from 'shared/client/store';

/** A message that nobody cared for in this time is of no use any more. */
const KEPT = 24 * 3_600_000;
/** Why a message was given up though the service may have it: its ack can have been lost together with the chat. */
const UNSURE: ReadonlySet<string> = new Set(['not_yours', 'ended', 'not_found', 'left']);

export interface UndeliveredMessage {
  conversation: string;
  item: OutboxItem;
}

export interface UndeliveredMessagesOptions {
  store: Store;
  agentId: string;
  now: () => number;
  send: (frame: AgentFrame) => boolean;
  /** Whether it is on the desk, or is about to be. */
  cared: (conversation: string) => boolean;
  connected: () => boolean;
}

/** One agent's messages are not another's, though they use the same browser. */
export function outboxPrefix(agentId: string, conversation = ''): string {
  return `openchat:agent:${agentId}:out:${conversation}${conversation && ':'}`;
}

/** The frame that carries a message. */
export function frameOf(conversation: string, { id, text, kind }: OutboxItem): AgentFrame {
  return { type: kind === 'note' ? 'note' : 'send', conversation, id, text };
}

/**
 * What this agent wrote into chats that ended, were released or handed over before it was sent. It never goes out by itself any
 * more; the agent copies or discards it.
 */
export class UndeliveredMessages {
  private boxes = new Map<string, Outbox>();
  /** Asked about on this connection, and answered. */
  private asked = new Set<string>();
  private readonly answered = new Set<string>();

  constructor(private readonly options: UndeliveredMessagesOptions) {
    this.expire();
    this.refresh();
  }

  /** Looks again at what is stored. */
  refresh(): void {
    const { store, agentId } = this.options;
    const prefix = outboxPrefix(agentId);
    const conversations = new Set(store.keys(prefix).map((key) => key.slice(prefix.length).split(':')[0]!));
    this.boxes = new Map(
      [...conversations].map((conversation) => [conversation, new Outbox({ store, prefix: outboxPrefix(agentId, conversation) })]),
    );
  }

  /** A new connection: what was asked on the old one may have got no answer. */
  connected(): void {
    this.asked = new Set();
  }

  /** Those of chats that are not on the desk. While it can be asked whether the service has one, it is not shown as missing. */
  get shown(): UndeliveredMessage[] {
    const { cared, connected } = this.options;
    return [...this.boxes]
      .filter(([conversation]) => !cared(conversation))
      .flatMap(([conversation, box]) =>
        box.items.filter(({ id }) => !connected() || this.answered.has(id)).map((item) => ({ conversation, item })),
      );
  }

  /** The queue has come: what is not on the desk is not this agent's. */
  check(): void {
    for (const [conversation, box] of this.boxes) {
      if (!this.options.cared(conversation)) {
        box.shelve('left');
        this.ask(conversation, box);
      }
    }
  }

  /**
   * Sends again what may be on record already: then the service repeats its ack. Otherwise it refuses it, for the chat is not this
   * agent's; so it gets into nobody else's chat.
   */
  ask(conversation: string, box: Outbox): void {
    for (const item of box.items) {
      if (!UNSURE.has(item.error ?? '')) {
        this.answered.add(item.id);
      } else if (!this.asked.has(item.id) && this.options.send(frameOf(conversation, item))) {
        this.asked.add(item.id);
      }
    }
  }

  receive(frame: ServiceFrame & { conversation?: string }): void {
    const box = this.boxes.get(frame.conversation ?? '');
    if (frame.type === 'ack') {
      frame.acks.forEach(({ id }) => box?.settle(id));
    } else if (frame.type === 'error' && frame.id && frame.retryable) {
      this.asked.delete(frame.id);
    } else if (frame.type === 'error' && frame.id) {
      this.answered.add(frame.id);
      box?.fail(frame.id, frame.code);
    }
  }

  discard({ conversation, item }: UndeliveredMessage): void {
    this.boxes.get(conversation)?.discard(item.id);
  }

  /** Of all agents who use this browser: some never come back. */
  private expire(): void {
    const { store, now } = this.options;
    for (const key of store.keys('openchat:agent:').filter((name) => name.includes(':out:'))) {
      const at = revive(store.get(key))?.at ?? 0;
      if (now() - at > KEPT) {
        store.remove(key);
      }
    }
  }
}
