import type { Start } from 'shared/frames';
import type { Store } from 'shared/outbox';

/** The conversation that this browser may open again. */
export interface Ticket {
  token: string;
  conversation: string;
  name: string;
  /** Up to where the visitor has looked, so that a reload does not call old messages new. */
  seen: number;
  rated?: boolean;
}

/**
 * What outlives a reload, in the page's localStorage and shared by its tabs: the ticket, a start that has no answer yet, and (kept by
 * the outbox under outboxPrefix) the messages that have none. Where storage is forbidden it lives as long as the page.
 */
export class Memory {
  readonly store: Store;
  readonly outboxPrefix: string;
  private readonly prefix: string;

  constructor(host: string, store: Store | undefined = localStore()) {
    this.store = store ?? new PageStore();
    this.prefix = `openchat:${host}:`;
    this.outboxPrefix = `${this.prefix}out:`;
  }

  get ticket(): Ticket | undefined {
    return this.read<Ticket>('ticket');
  }

  set ticket(ticket: Ticket | undefined) {
    this.write('ticket', ticket);
  }

  get start(): Start | undefined {
    return this.read<Start>('start');
  }

  set start(start: Start | undefined) {
    this.write('start', start);
  }

  get name(): string {
    return this.read<string>('name') ?? '';
  }

  set name(name: string) {
    this.write('name', name);
  }

  /** Calls back when another tab changed something. */
  onElsewhere(changed: (what: 'ticket' | 'outbox') => void): () => void {
    const listener = ({ key }: StorageEvent) => {
      if (key === null || key === `${this.prefix}ticket`) {
        changed('ticket');
      }
      if (key === null || key.startsWith(this.outboxPrefix)) {
        changed('outbox');
      }
    };
    addEventListener('storage', listener);
    return () => removeEventListener('storage', listener);
  }

  private read<T>(key: string): T | undefined {
    try {
      return JSON.parse(this.store.getItem(this.prefix + key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  private write(key: string, value: unknown): void {
    try {
      if (value === undefined) {
        this.store.removeItem(this.prefix + key);
      } else {
        this.store.setItem(this.prefix + key, JSON.stringify(value));
      }
    } catch {
      // Full: the session goes on, a reload will not find it.
    }
  }
}

/** localStorage, unless the browser forbids it (then merely asking for it throws). */
function localStore(): Store | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

class PageStore implements Store {
  private readonly entries = new Map<string, string>();

  get length(): number {
    return this.entries.size;
  }

  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  setItem = (key: string, value: string) => void this.entries.set(key, value);
  removeItem = (key: string) => void this.entries.delete(key);
}
