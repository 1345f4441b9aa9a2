import type { Store } from 'shared/client/store';

/** A draft that nobody went on with in this time is of no use any more. */
const KEPT = 7 * 24 * 3_600_000;

export interface Draft {
  text: string;
  note: boolean;
}

/** What was written and not yet sent, per chat; it survives a reload. */
export class Drafts {
  constructor(
    private readonly store: Store,
    private readonly agentId: string,
    private readonly now: () => number = Date.now,
  ) {
    this.expire();
  }

  /** Whether it does, in this browser. */
  get durable(): boolean {
    return this.store.durable;
  }

  get(conversation: string): Draft {
    const { text = '', note = false } = parsed(this.store.get(this.key(conversation)));
    return { text, note };
  }

  set(conversation: string, draft: Draft): void {
    if (draft.text === '' && !draft.note) {
      this.store.remove(this.key(conversation));
    } else {
      this.store.set(this.key(conversation), JSON.stringify({ ...draft, at: this.now() }));
    }
  }

  /** This text was sent; what is being written in another tab stays. */
  forget(conversation: string, text: string): void {
    if (this.get(conversation).text === text) {
      this.store.remove(this.key(conversation));
    }
  }

  /** Of all agents who use this browser: some never come back. */
  private expire(): void {
    for (const key of this.store.keys('openchat:agent:').filter((name) => name.includes(':draft:'))) {
      if (this.now() - (parsed(this.store.get(key)).at ?? 0) > KEPT) {
        this.store.remove(key);
      }
    }
  }

  private key(conversation: string): string {
    return `openchat:agent:${this.agentId}:draft:${conversation}`;
  }
}

function parsed(text: string | null): Partial<Draft & { at: number }> {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
