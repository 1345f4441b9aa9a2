import type { Queue as QueueFrame, QueueEntry } from 'shared/client/frames';

/** How many versions of ended conversations are remembered, so that a late delta does not bring one back. */
const REMEMBERED = 500;

/** All open conversations, waiting or in chat, merged from a snapshot and the changes after it. */
export class Queue {
  private entries = new Map<string, QueueEntry>();
  private readonly gone = new Set<string>();
  /** Those that the snapshot which is still coming has told so far; undefined when it is complete. */
  private told: Set<string> | undefined;
  private inOrder: QueueEntry[] | undefined;
  /** Whether a snapshot began to come: before it, an empty list says nothing. Its first page has the chats of this agent. */
  known = false;

  /** Whether more of the snapshot is to come: then nobody knows yet how many wait. */
  get loading(): boolean {
    return this.told !== undefined;
  }

  apply(frame: QueueFrame): void {
    this.inOrder = undefined;
    if (frame.full) {
      this.known = true;
      this.told = new Set();
    }
    for (const entry of frame.entries) {
      this.told?.add(entry.conversation);
      this.merge(entry);
    }
    frame.removed.forEach((conversation) => this.remove(conversation));
    if (this.told && (frame.full || !frame.more)) {
      this.forgetUntold(this.told, frame.more === true);
    }
    if (!frame.more) {
      this.told = undefined;
    }
  }

  /** While pages are to come, who waited goes on waiting: the list shall not shrink and grow. Chats may be somebody else's by now. */
  private forgetUntold(told: ReadonlySet<string>, more: boolean): void {
    for (const { conversation, state } of this.entries.values()) {
      if (!told.has(conversation) && !(more && state === 'waiting')) {
        this.entries.delete(conversation);
      }
    }
  }

  get(conversation: string): QueueEntry | undefined {
    return this.entries.get(conversation);
  }

  /** Those whom nobody answers yet, the one who waits longest first. */
  get waiting(): readonly QueueEntry[] {
    this.inOrder ??= this.sorted((entry) => entry.state === 'waiting');
    return this.inOrder;
  }

  ownedBy(agentId: string): QueueEntry[] {
    return this.sorted((entry) => entry.state === 'chatting' && entry.agentId === agentId);
  }

  ownedByOthers(agentId: string): QueueEntry[] {
    return this.sorted((entry) => entry.state === 'chatting' && entry.agentId !== agentId);
  }

  private merge(entry: QueueEntry): void {
    const known = this.entries.get(entry.conversation);
    if ((this.loading || !this.gone.has(entry.conversation)) && (!known || entry.version > known.version)) {
      this.entries.set(entry.conversation, entry);
    }
  }

  private remove(conversation: string): void {
    this.entries.delete(conversation);
    this.gone.add(conversation);
    if (this.gone.size > REMEMBERED) {
      this.gone.delete(this.gone.values().next().value!);
    }
  }

  /** Times of one form sort as texts. */
  private sorted(wanted: (entry: QueueEntry) => boolean): QueueEntry[] {
    return [...this.entries.values()]
      .filter(wanted)
      .sort((a, b) =>
        a.waitingSince < b.waitingSince ? -1 : a.waitingSince > b.waitingSince ? 1 : a.conversation < b.conversation ? -1 : 1,
      );
  }
}
