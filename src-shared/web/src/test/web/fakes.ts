import type { Environment, SocketLike } from 'shared/client/environment';
import { parse, type ServiceFrame } from 'shared/client/frames';
import type { BrowserStorage } from 'shared/client/store';

/** A world whose time passes when the test says so. */
export class FakeWorld implements Environment {
  readonly sockets: FakeSocket[] = [];
  private time = 1_000_000;
  private tasks: { at: number; task: () => void }[] = [];
  private wakers = new Set<() => void>();
  private doubters = new Set<() => void>();

  now = () => this.time;
  random = () => 1;
  /** What is asked by HTTP, and what is answered: nothing, until a test says so. */
  readonly posts: { url: string; headers: Record<string, string> }[] = [];
  answer: () => Promise<{ status: number; json(): Promise<unknown> }> = () => Promise.reject(new TypeError('nobody answers'));

  post = (url: string, headers: Record<string, string>) => {
    this.posts.push({ url, headers });
    return this.answer();
  };

  after = (milliseconds: number, task: () => void) => {
    const entry = { at: this.time + milliseconds, task };
    this.tasks.push(entry);
    return () => {
      this.tasks = this.tasks.filter((other) => other !== entry);
    };
  };

  socket = (url: string, protocols: string[]) => {
    const socket = new FakeSocket(url, protocols);
    this.sockets.push(socket);
    return socket;
  };

  onWake = (task: () => void) => {
    this.wakers.add(task);
    return () => this.wakers.delete(task);
  };

  onDoubt = (task: () => void) => {
    this.doubters.add(task);
    return () => this.doubters.delete(task);
  };

  /** The machine says that the network is gone. */
  doubts(): void {
    this.doubters.forEach((task) => task());
  }

  /** The network came back, or the page is looked at again. */
  wakes(): void {
    this.wakers.forEach((task) => task());
  }

  get last(): FakeSocket {
    return this.sockets[this.sockets.length - 1]!;
  }

  /** How long until the next timer. */
  get soonest(): number {
    return Math.min(...this.tasks.map(({ at }) => at)) - this.time;
  }

  /** The page sleeps: time passes, and its timers come late. */
  sleeps(milliseconds: number): void {
    this.time += milliseconds;
  }

  async passes(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    for (;;) {
      await settled();
      const next = this.tasks.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) {
        break;
      }
      this.time = Math.max(this.time, next.at);
      this.tasks = this.tasks.filter((other) => other !== next);
      next.task();
    }
    this.time = end;
    await settled();
  }
}

export class FakeSocket implements SocketLike {
  readyState = 0;
  onopen: ((event: any) => void) | null = null;
  onmessage: ((event: any) => void) | null = null;
  onclose: ((event: any) => void) | null = null;
  readonly sent: any[] = [];
  closedWith: number | undefined;

  constructor(
    readonly url: string,
    readonly protocols: string[],
  ) {}

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(code?: number): void {
    this.closedWith = code;
  }

  opens(): void {
    this.readyState = 1;
    this.onopen?.({});
  }

  says(frame: ServiceFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  drops(code = 1006): void {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}

/** localStorage that tests can share between tabs. */
export class FakeStore implements BrowserStorage {
  readonly entries = new Map<string, string>();
  full = false;

  get length(): number {
    return this.entries.size;
  }

  key = (index: number) => [...this.entries.keys()][index] ?? null;
  getItem = (key: string) => this.entries.get(key) ?? null;
  removeItem = (key: string) => void this.entries.delete(key);
  setItem = (key: string, value: string) => {
    if (this.full) {
      throw new Error('QuotaExceededError');
    }
    this.entries.set(key, value);
  };
}

/** Lets promises that are already resolved run on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) {
    await Promise.resolve();
  }
}

export function reads(frame: unknown): ServiceFrame | undefined {
  return parse(JSON.stringify(frame))[0];
}
