import { randomId } from './ids';

/** pending: not yet on the line. sent: on the line, without an answer. failed: refused for good; the person retries or discards. */
export type OutboxState = 'pending' | 'sent' | 'failed';

export interface OutboxItem {
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

/** Where an outbox outlives a reload: localStorage, or a map in tests. Writing may throw (full, forbidden). */
export type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

export interface OutboxOptions {
  store: Store;
  /** The beginning of the keys of this outbox. One key per message, so that two tabs never overwrite each other's. */
  prefix: string;
  newId?: () => string;
  now?: () => number;
}

/**
 * What a person wrote and the service has not acknowledged. One message is on the line at a time: were several, a refusal of the
 * first could let the second overtake it. After a reconnect the unanswered one goes out again under the same id.
 */
export class Outbox {
  private readonly list = new Map<string, OutboxItem>();
  /** Those that reached the store; the others live in memory only and are not missed there. */
  private readonly persisted = new Set<string>();
  private order = 0;

  constructor(private readonly options: OutboxOptions) {
    this.reload();
  }

  /** In the order of writing. */
  get items(): OutboxItem[] {
    return [...this.list.values()].sort((a, b) => a.at - b.at || a.order - b.order);
  }

  get(id: string): OutboxItem | undefined {
    return this.list.get(id);
  }

  add(text: string, kind: 'text' | 'note' = 'text'): OutboxItem {
    const id = (this.options.newId ?? randomId)();
    const item: OutboxItem = { id, text, kind, at: (this.options.now ?? Date.now)(), order: this.order++, state: 'pending' };
    this.keep(item);
    return item;
  }

  /** Puts the next one on the line, unless one is there already. `transmit` says whether it went out. */
  flush(transmit: (item: OutboxItem) => boolean): void {
    const next = this.items.find((item) => item.state !== 'failed');
    if (next?.state === 'pending' && transmit(next)) {
      next.state = 'sent';
    }
  }

  /** The line was lost, or the service asks to send again: what has no answer goes out again. */
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

  retry(id: string): void {
    const item = this.list.get(id);
    if (item?.state === 'failed') {
      const { error: _, ...again } = item;
      this.keep({ ...again, state: 'pending' });
    }
  }

  discard(id: string): void {
    this.list.delete(id);
    this.options.store.removeItem(this.options.prefix + id);
  }

  clear(): void {
    for (const id of [...this.list.keys()]) {
      this.discard(id);
    }
  }

  /** Takes over what another tab wrote, or a former visit left behind. What the other tab settled is settled here. */
  reload(): void {
    const { store, prefix } = this.options;
    const stored = new Map<string, OutboxItem>();
    for (let index = 0; index < store.length; index++) {
      const key = store.key(index);
      const item = key?.startsWith(prefix) ? revive(store.getItem(key)) : undefined;
      if (item) {
        stored.set(item.id, item);
      }
    }
    for (const item of this.list.values()) {
      if (this.persisted.has(item.id) && !stored.has(item.id)) {
        this.list.delete(item.id);
      }
    }
    for (const [id, item] of stored) {
      this.persisted.add(id);
      const known = this.list.get(id);
      if (!known || (known.state === 'failed') !== (item.state === 'failed')) {
        this.list.set(id, item);
      }
    }
  }

  private keep(item: OutboxItem): void {
    this.list.set(item.id, item);
    try {
      // On the line is true of this tab only: whoever reads it later has to send it again.
      const state = item.state === 'failed' ? 'failed' : 'pending';
      this.options.store.setItem(this.options.prefix + item.id, JSON.stringify({ ...item, state }));
      this.persisted.add(item.id);
    } catch {
      // Without a store it lives as long as the page.
    }
  }
}

function revive(text: string | null): OutboxItem | undefined {
  try {
    const item = JSON.parse(text ?? 'null') as Partial<OutboxItem> | null;
    return item && typeof item.id === 'string' && typeof item.text === 'string' && typeof item.at === 'number'
      ? { kind: 'text', order: 0, state: 'pending', ...item } as OutboxItem
      : undefined;
  } catch {
    return undefined;
  }
}
