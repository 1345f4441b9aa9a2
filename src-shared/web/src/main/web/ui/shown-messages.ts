import type { Channel } from '../client/channel';
import type { Message, Sender, Side } from '../client/frames';
import type { Outbox, OutboxItem } from '../client/outbox';

/** Messages of one person within this time stand together. */
const TOGETHER = 5 * 60_000;

/** What a message list shows in one row: a message on record, or one that is still on its way there. */
export interface ShownMessage {
  /** Tells its row: from the outbox to the record it is the same. Ids alone do not, as everybody makes their own. */
  key: string;
  id: string;
  from: Side;
  kind: Message['kind'];
  name: string;
  /** Tells people apart: two may have the same name. */
  author: string;
  mine: boolean;
  text: string;
  at: Date;
  state: 'pending' | 'sent' | 'failed';
  seq?: number;
  error?: string;
}

/** A conversation as a message list sees it. */
export interface Talk {
  readonly channel: Channel;
  readonly outbox: Outbox;
  readonly me: Sender;
  /** Nothing more can be sent. */
  readonly over: boolean;
  /** There is no connection, for so long that the person should know. */
  readonly cutOff: boolean;
}

/** Everything there is to show, oldest first. */
export function shownMessages({ channel, outbox, me, over }: Talk): ShownMessage[] {
  return [
    ...channel.timeline.messages.map((message) => fromMessage(message, me)),
    ...outbox.items.map((item) => fromOutbox(item, me, over)),
  ];
}

function fromMessage({ id, seq, from, kind, text, at }: Message, me: Sender): ShownMessage {
  const mine = from.kind === me.kind && from.id === me.id;
  return {
    key: mine ? id : String(seq),
    id,
    seq,
    from: from.kind,
    kind,
    name: from.name,
    author: from.id ?? from.name,
    mine,
    text,
    at: new Date(at),
    state: 'sent',
  };
}

function fromOutbox({ id, kind, text, at, state, error }: OutboxItem, me: Sender, over: boolean): ShownMessage {
  return {
    key: id,
    id,
    from: me.kind,
    kind,
    name: me.name,
    author: me.id ?? me.name,
    mine: true,
    text,
    at: new Date(at),
    state: state === 'failed' || over ? 'failed' : 'pending',
    ...(error ? { error } : {}),
  };
}

/** Whether two messages belong to one group, under one name. */
export function together(before: ShownMessage | undefined, after: ShownMessage | undefined): boolean {
  return (
    before !== undefined &&
    after !== undefined &&
    before.from === after.from &&
    before.from !== 'system' &&
    before.kind === after.kind &&
    before.author === after.author &&
    after.at.getTime() - before.at.getTime() < TOGETHER &&
    before.at.toDateString() === after.at.toDateString()
  );
}
