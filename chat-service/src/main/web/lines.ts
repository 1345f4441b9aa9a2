import type { Message } from 'shared/client/frames';
import type { OutboxItem } from 'shared/client/outbox';
import type { VisitorSession } from './session';

/** Messages of one person within this time stand together. */
const TOGETHER = 5 * 60_000;
/** What the transcript shows in one row: a message of the service's, or one that is still on its way there. */
export interface Line {
  /** Tells its row: from the outbox to the record it is the same. Ids alone do not, as each side makes its own. */
  key: string;
  id: string;
  from: 'visitor' | 'agent' | 'system';
  name: string;
  text: string;
  at: Date;
  state: 'pending' | 'sent' | 'failed';
  seq?: number;
  item?: OutboxItem;
}

/** Everything there is to show, oldest first. */
export function linesOf(session: VisitorSession): Line[] {
  return [
    ...session.messages.map(fromMessage),
    ...session.outbox.items.map((item) => fromOutbox(item, session)),
  ];
}

function fromMessage({ id, seq, from, text, at }: Message): Line {
  return { key: from.kind === 'visitor' ? id : String(seq), id, seq, from: from.kind, name: from.name, text, at: new Date(at), state: 'sent' };
}

function fromOutbox(item: OutboxItem, { name, ended }: VisitorSession): Line {
  return { key: item.id, id: item.id, from: 'visitor', name, text: item.text, at: new Date(item.at), state: item.state === 'failed' || ended ? 'failed' : 'pending', item };
}

/** Whether two lines belong to one group, under one name. */
export function together(before: Line | undefined, after: Line | undefined): boolean {
  return before !== undefined && after !== undefined
    && before.from === after.from && before.from !== 'system' && before.name === after.name
    && after.at.getTime() - before.at.getTime() < TOGETHER
    && before.at.toDateString() === after.at.toDateString();
}
