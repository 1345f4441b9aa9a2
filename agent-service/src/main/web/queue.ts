import type { Queue as QueueFrame, QueueEntry } from 'shared/frames';

/** How many versions of ended conversations are remembered, so that a late delta does not bring one back. */
const REMEMBERED = 500;

/** All open conversations, waiting or in chat, merged from a snapshot and the changes after it. */
export class Queue {
  private entries = new Map<string, QueueEntry>();
  private readonly gone = new Set<string>();
  /** Whether a snapshot came: before it, an empty list says nothing. */
  known = false;

  apply(frame: QueueFrame): void {
    if (frame.full) {
      this.known = true;
      // What a change told before the snapshot was taken may be newer than the snapshot.
      const before = this.entries;
      this.entries = new Map();
      for (const entry of frame.entries) {
        const known = before.get(entry.conversation);
        this.entries.set(entry.conversation, known && known.version > entry.version ? known : entry);
      }
    } else {
      frame.entries.forEach((entry) => this.merge(entry));
    }
    frame.removed.forEach((conversation) => this.remove(conversation));
  }

  get(conversation: string): QueueEntry | undefined {
    return this.entries.get(conversation);
  }

  /** Those whom nobody answers yet, the one who waits longest first. */
  get waiting(): QueueEntry[] {
    return this.sorted((entry) => entry.state === 'waiting');
  }

  ownedBy(agentId: string): QueueEntry[] {
    return this.sorted((entry) => entry.state === 'chatting' && entry.agentId === agentId);
  }

  ownedByOthers(agentId: string): QueueEntry[] {
    return this.sorted((entry) => entry.state === 'chatting' && entry.agentId !== agentId);
  }

  private merge(entry: QueueEntry): void {
    const known = this.entries.get(entry.conversation);
    if (!this.gone.has(entry.conversation) && (!known || entry.version > known.version)) {
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

  private sorted(wanted: (entry: QueueEntry) => boolean): QueueEntry[] {
    return [...this.entries.values()].filter(wanted)
      .sort((a, b) => Date.parse(a.waitingSince) - Date.parse(b.waitingSince) || (a.conversation < b.conversation ? -1 : 1));
  }
}
