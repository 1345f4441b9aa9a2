/** What a connection needs of the world around it; tests give it a clock and sockets of their own. */
export interface Environment {
  now(): number;
  after(milliseconds: number, task: () => void): () => void;
  socket(url: string, protocols: string[]): SocketLike;
  /** Calls back when it is worth to try at once: the network came back, or the page is looked at again. */
  onWake(task: () => void): () => void;
  /** Calls back when there is reason to doubt that the connection still works: the machine says that the network is gone. */
  onDoubt(task: () => void): () => void;
  /** Asks by HTTP, without a body and without cookies. */
  post(url: string, headers: Record<string, string>): Promise<{ status: number; json(): Promise<unknown> }>;
  random(): number;
}

/** The part of WebSocket that is used here. */
export interface SocketLike {
  readonly readyState: number;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** Who is answered later has been told otherwise by then. */
const ANSWER_TIMEOUT = 10_000;

export const browser: Environment = {
  now: () => Date.now(),
  after(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
  socket: (url, protocols) => new WebSocket(url, protocols),
  onWake(task) {
    const whenSeen = () => document.visibilityState === 'visible' && task();
    addEventListener('online', task);
    addEventListener('pageshow', task);
    // A page that the browser froze to save power goes on.
    document.addEventListener('resume', task);
    document.addEventListener('visibilitychange', whenSeen);
    return () => {
      removeEventListener('online', task);
      removeEventListener('pageshow', task);
      document.removeEventListener('resume', task);
      document.removeEventListener('visibilitychange', whenSeen);
    };
  },
  onDoubt(task) {
    addEventListener('offline', task);
    return () => removeEventListener('offline', task);
  },
  post: (url, headers) =>
    fetch(url, { method: 'POST', headers, credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(ANSWER_TIMEOUT) }),
  random: Math.random,
};
