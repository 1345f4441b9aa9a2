import { randomId } from './ids';
import type { Store } from './store';

/** pending: not yet on the connection. sent: on the connection, without an answer. failed: refused or given up; the person retries or discards. */
export type OutboxState = 'pending' | 'sent' | 'failed';

/** What the owner wants to know of a message later. */
export interface Stamp {
  /** The number of the session in which it was written. */
  session?: number;
  /** For whom it was. */
  to?: string;
}

export interface OutboxItem extends Stamp {
  readonly id: string;
  readonly text: string;
  readonly kind: 'text' | 'note';
  /** When it was written, in milliseconds; with `order` it keeps what was written in order. */
  readonly at: number;
  readonly order: number;
  state: OutboxState;
  /** The error code of a failed one. */
  error?: string;
}

export interface OutboxOptions {
  store: Store;
  /** The beginning of the keys of this outbox. One key per message, so that two tabs never overwrite each other's. */
  prefix: string;
  stamp?: () => Stamp;
  newId?: () => string;
  now?: () => number;
}

/**
 * What a person wrote and the service has not acknowledged. One message is on the connection at a time: were several, a refusal of the
 * first could let the second overtake it. After a reconnect the unanswered one goes out again under the same id; so it does no harm
 * when two tabs send the same one.
 */
export class Outbox {
  private readonly list = new Map<string, OutboxItem>();

  constructor(private readonly options: OutboxOptions) {
    this.reload();
  }

  /** In the order of writing. */
  get items(): OutboxItem[] {
    return [...this.list.values()].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  /** Those that are still to go out. */
  get unsent(): OutboxItem[] {
    return this.items.filter(({ state }) => state !== 'failed');
  }

  get(id: string): OutboxItem | undefined {
    return this.list.get(id);
  }

  add(text: string, kind: 'text' | 'note' = 'text'): OutboxItem {
    const { newId = randomId, now = Date.now, stamp } = this.options;
    const last = this.items.at(-1);
    // A clock that is set back must not let it overtake what was written before.
    const at = Math.max(now(), last?.at ?? 0);
    const item: OutboxItem = { id: newId(), text, kind, at, order: (last?.order ?? -1) + 1, state: 'pending', ...stamp?.() };
    this.keep(item);
    return item;
  }

  /** Puts the next one on the connection, unless one is there already. `transmit` says whether it went out. */
  flush(transmit: (item: OutboxItem) => boolean): void {
    const next = this.unsent[0];
    if (next?.state === 'pending' && transmit(next)) {
      next.state = 'sent';
    }
  }

  /** The connection was lost, or the service asks to send again: what has no answer goes out again. */
  rewind(): void {
    for (const item of this.list.values()) {
      if (item.state === 'sent') {
        item.state = 'pending';
      }
    }
  }

  /** The service has it. */
  settle(id: string): OutboxItem | undefined {
    const item = this.list.get(id);
    this.discard(id);
    return item;
  }

  fail(id: string, error: string): void {
    const item = this.list.get(id);
    if (item) {
      this.keep({ ...item, state: 'failed', error });
    }
  }

  /** What is still to go out must not go out by itself any more. */
  shelve(error: string, which: (item: OutboxItem) => boolean = () => true): void {
    this.unsent.filter(which).forEach(({ id }) => this.fail(id, error));
  }

  retry(id: string): void {
    const item = this.list.get(id);
    if (item?.state === 'failed') {
      const { error: _, ...again } = item;
      this.keep({ ...again, ...this.options.stamp?.(), state: 'pending' });
    }
  }

  discard(id: string): void {
    this.list.delete(id);
    this.options.store.remove(this.options.prefix + id);
  }

  clear(): void {
    for (const id of [...this.list.keys()]) {
      this.discard(id);
    }
  }

  /** Another tab wrote under a key of ours (a value), or settled or discarded one (none); no key: somebody cleared the whole place. */
  elsewhere(key: string | null, value: string | null): void {
    const { prefix } = this.options;
    if (key === null) {
      this.list.forEach((item) => this.keep(item));
    } else if (key.startsWith(prefix)) {
      const item = revive(value);
      if (item) {
        this.adopt(item);
      } else {
        this.list.delete(key.slice(prefix.length));
      }
    }
  }

  /**
   * Takes over what another page left or changed while nobody told: before a reload, or while this page was frozen. What is gone
   * from the store goes out again all the same when nobody saw its answer here: a repetition is harmless, a loss is not.
   */
  reload(): void {
    const { store, prefix } = this.options;
    const stored = store
      .keys(prefix)
      .map((key) => revive(store.get(key)))
      .filter((item) => item !== undefined);
    const ids = new Set(stored.map(({ id }) => id));
    for (const item of [...this.list.values()].filter(({ id }) => !ids.has(id))) {
      if (item.state === 'failed') {
        this.list.delete(item.id);
      } else {
        this.keep(item);
      }
    }
    stored.forEach((item) => this.adopt(item));
  }

  private adopt(item: OutboxItem): void {
    const known = this.list.get(item.id);
    if (!known || (known.state === 'failed') !== (item.state === 'failed')) {
      this.list.set(item.id, item);
    }
  }

  private keep(item: OutboxItem): void {
    this.list.set(item.id, item);
    // On the connection is true of this tab only: whoever reads it later has to send it again.
    const state = item.state === 'failed' ? 'failed' : 'pending';
    this.options.store.set(this.options.prefix + item.id, JSON.stringify({ ...item, state }));
  }
}

/** A stored message; undefined for what is none. */
export function revive(text: string | null): OutboxItem | undefined {
  try {
    const item = JSON.parse(text ?? 'null') as Partial<OutboxItem> | null;
    return item && typeof item.id === 'string' && typeof item.text === 'string' && typeof item.at === 'number'
      ? ({ kind: 'text', order: 0, state: 'pending', ...item } as OutboxItem)
      : undefined;
  } catch {
    return undefined;
  }
}
