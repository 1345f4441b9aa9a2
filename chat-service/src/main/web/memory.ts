import type { Start } from 'shared/client/frames';
import { Store } from 'shared/client/store';

/** The conversation that this browser may open again. */
export interface Ticket {
  token: string;
  conversation: string;
  name: string;
}

/** Up to where the visitor has looked, so that a reload does not call old messages new. */
interface Seen {
  conversation: string;
  seq: number;
}

export interface Judgement {
  conversation: string;
  score: number;
  comment?: string;
  /** The service has it. */
  told?: boolean;
}

/**
 * What outlives a reload, in the page's localStorage and shared by its tabs: the ticket, the start that led to it until the ticket
 * has proven good, the rating, the text that is being written, and (kept by the outbox under outboxPrefix) the messages without an
 * answer. Each has a key of its own, so that a tab that changes one thing does not put back an old state of another.
 */
export class Memory {
  readonly outboxPrefix: string;
  private readonly prefix: string;
  /** The company's page may clear the storage at any time: what is in use is known here, too. */
  private readonly known = new Map<string, unknown>();

  constructor(
    host: string,
    readonly store = new Store(),
  ) {
    this.prefix = `openchat:${host}:`;
    this.outboxPrefix = `${this.prefix}out:`;
  }

  get ticket(): Ticket | undefined {
    return this.read('ticket');
  }

  set ticket(ticket: Ticket | undefined) {
    this.write('ticket', ticket);
  }

  get start(): Start | undefined {
    return this.read('start');
  }

  set start(start: Start | undefined) {
    this.write('start', start);
  }

  get name(): string {
    return this.read('name') ?? '';
  }

  set name(name: string) {
    this.write('name', name);
  }

  /** Who the visitor is, in this conversation or for the next. */
  get visitor(): string {
    return this.ticket?.name ?? this.start?.name ?? this.name;
  }

  get seen(): number {
    const seen = this.read<Seen>('seen');
    return seen?.conversation === this.ticket?.conversation ? (seen?.seq ?? 0) : 0;
  }

  set seen(seq: number) {
    const conversation = this.ticket?.conversation;
    this.write('seen', conversation && ({ conversation, seq } satisfies Seen));
  }

  get rating(): Judgement | undefined {
    const rating = this.read<Judgement>('rating');
    return rating?.conversation === this.ticket?.conversation ? rating : undefined;
  }

  set rating(rating: Judgement | undefined) {
    this.write('rating', rating);
  }

  /** The text in the composer. The tabs share it: whoever wrote last is remembered. */
  get draft(): string {
    return this.read('draft') ?? '';
  }

  set draft(text: string) {
    this.write('draft', text || undefined);
  }

  /** This text was sent; what another tab is writing stays. */
  forgetDraft(text: string): void {
    this.known.delete('draft');
    if (this.draft === text) {
      this.draft = '';
    }
  }

  /** Looks again at what is stored: another tab may have changed it and nobody told yet. */
  refresh(): void {
    this.known.clear();
  }

  /** Calls back when another tab changed something (a value, or none when it is gone), or (no key) anything may have changed. */
  onElsewhere(changed: (key: string | null, value: string | null) => void): void {
    addEventListener('storage', ({ key, newValue }) => {
      if (key === null) {
        this.known.forEach((value, own) => this.write(own, value));
      } else if (key.startsWith(this.prefix)) {
        this.known.delete(key.slice(this.prefix.length));
        if (this.isTicket(key)) {
          // A conversation that is left takes its start along.
          this.known.delete('start');
        }
      } else {
        return;
      }
      changed(key, newValue);
    });
  }

  /** The key of the ticket, as other tabs tell it. */
  isTicket(key: string | null): boolean {
    return key === null || key === `${this.prefix}ticket`;
  }

  private read<T>(key: string): T | undefined {
    if (!this.known.has(key)) {
      this.known.set(key, parsed(this.store.get(this.prefix + key)));
    }
    return this.known.get(key) as T | undefined;
  }

  private write(key: string, value: unknown): void {
    this.known.set(key, value);
    if (value === undefined) {
      this.store.remove(this.prefix + key);
    } else {
      this.store.set(this.prefix + key, JSON.stringify(value));
    }
  }
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}
