/** The part of localStorage that is used here. Writing may throw: it is full, or forbidden. */
export type BrowserStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/**
 * What outlives a reload, as far as the browser lets it. What the place does not take is kept in memory, and reads the same from
 * here: nothing that is written gets lost while the page lives, and nobody has to catch anything.
 */
export class Store {
  private readonly kept = new Map<string, string>();

  constructor(private readonly place: BrowserStorage | undefined = localBrowserStorage()) {}

  /** Whether all of it would be there after a reload. */
  get durable(): boolean {
    return this.place !== undefined && this.kept.size === 0;
  }

  get(key: string): string | null {
    return this.kept.get(key) ?? this.place?.getItem(key) ?? null;
  }

  set(key: string, value: string): void {
    this.kept.set(key, value);
    this.settle();
  }

  remove(key: string): void {
    this.kept.delete(key);
    this.place?.removeItem(key);
    this.settle();
  }

  keys(prefix: string): string[] {
    const keys = new Set(this.kept.keys());
    for (let index = 0; index < (this.place?.length ?? 0); index++) {
      keys.add(this.place!.key(index)!);
    }
    return [...keys].filter((key) => key.startsWith(prefix));
  }

  /** Writes what is kept: there may be room again. */
  private settle(): void {
    for (const [key, value] of this.kept) {
      try {
        this.place?.setItem(key, value);
        if (this.place) {
          this.kept.delete(key);
        }
      } catch {
        // An older value would come back after a reload.
        this.place?.removeItem(key);
      }
    }
  }
}

/** localStorage, unless the browser forbids it (then merely asking for it throws). */
function localBrowserStorage(): BrowserStorage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}
