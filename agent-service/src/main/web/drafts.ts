import type { Store } from 'shared/outbox';

export interface Draft { text: string; note: boolean }

/** What was written and not yet sent, per chat; it survives a reload. */
export class Drafts {
  constructor(private readonly store: Store, private readonly agentId: string) {}

  get(conversation: string): Draft {
    try {
      return { text: '', note: false, ...(JSON.parse(this.store.getItem(this.key(conversation)) ?? '{}') as Partial<Draft>) };
    } catch {
      return { text: '', note: false };
    }
  }

  set(conversation: string, draft: Draft): void {
    try {
      if (draft.text === '' && !draft.note) {
        this.store.removeItem(this.key(conversation));
      } else {
        this.store.setItem(this.key(conversation), JSON.stringify(draft));
      }
    } catch {
      // Full: it lives in the text field only.
    }
  }

  private key(conversation: string): string {
    return `openchat:agent:${this.agentId}:draft:${conversation}`;
  }
}
