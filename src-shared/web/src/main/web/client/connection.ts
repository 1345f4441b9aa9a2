import { Backoff } from './backoff';
import { browser, type Environment, type SocketLike } from './environment';
import { type ClientFrame, parse, serialize, type ServiceFrame } from './frames';
import { Heartbeat } from './heartbeat';

/**
 * connecting: a socket is being opened. open: frames flow. waiting: the next attempt comes by itself.
 * closed: not wanted, or the service closed it as asked; open() or wake() starts again.
 */
export type ConnectionState = 'connecting' | 'open' | 'waiting' | 'closed';

export interface ConnectionOptions {
  url: string;
  /** The subprotocols of the next attempt; asked each time, since an agent's token is among them. A rejection counts as a failed attempt. */
  protocols: () => Promise<string[]> | string[];
  onFrame: (frame: ServiceFrame) => void;
  /** 'open' is told for every new connection, also when one open connection takes over from another: resume on each.
   * `since` is when the last connection was lost, or the first attempt was made: how long the person has been cut off. */
  onState: (state: ConnectionState, since: number) => void;
  environment?: Environment;
}

const CLOSED_AS_ASKED: ReadonlySet<number> = new Set([1000, 1001]);
const WENT_SILENT = 4408;
/** We are not wanted here; another attempt would be refused. */
const BLOCKED = 4403;
const OPEN = 1;
/** Browsers give up on an unanswered attempt only after minutes. */
const DIAL_TIMEOUT = 15_000;
/** An attempt that is older than this when the network comes back was made into the void. */
const STALE = 2_000;
/** A connection that lived this long was a good one: the next pause is a short one again. */
const STABLE = 10_000;

/** A socket that comes back: it opens again after a loss with growing pauses, finds out that the connection is dead, and moves to a new
 * socket when the service drains or a token is renewed. What was under way is not its concern: see Outbox and Timeline. */
export class Connection {
  private readonly env: Environment;
  private readonly backoff: Backoff;
  private readonly heartbeat: Heartbeat;
  private socket: SocketLike | undefined;
  private successor: SocketLike | undefined;
  private cancelTimer = () => {};
  private cancelDrain = () => {};
  private forgetWorld: (() => void) | undefined;
  private current: ConnectionState = 'closed';
  private since = 0;
  /** When the latest attempt was made, or succeeded. */
  private at = 0;
  private draining = false;
  /** Tells the answers of protocols() that were overtaken. */
  private attempt = 0;

  constructor(private readonly options: ConnectionOptions) {
    this.env = options.environment ?? browser;
    this.backoff = new Backoff(() => this.env.random());
    this.heartbeat = new Heartbeat(
      this.env,
      () => this.send({ type: 'ping' }),
      () => this.lost(WENT_SILENT),
    );
  }

  get state(): ConnectionState {
    return this.current;
  }

  open(): void {
    if (this.current === 'closed') {
      this.forgetWorld ??= this.watch();
      this.since = this.env.now();
      this.connect();
    }
  }

  /** Tries at once instead of waiting for the timer; on an open connection it asks for a sign of life. */
  wake(): void {
    if (this.current === 'open') {
      this.heartbeat.probe();
    } else if (this.current === 'closed') {
      this.open();
    } else if (this.current === 'waiting' || this.env.now() - this.at > STALE) {
      this.cancelTimer();
      this.drop(1000);
      this.backoff.reset();
      void this.connect();
    }
  }

  /** False when there is no connection: the frame is not kept. */
  send(frame: ClientFrame): boolean {
    if (this.current !== 'open' || this.socket?.readyState !== OPEN) {
      return false;
    }
    this.socket.send(serialize(frame));
    this.heartbeat.said();
    return true;
  }

  /** Moves to a new socket, with fresh subprotocols, and closes the old one only when the new one is open. */
  async renew(): Promise<void> {
    if (this.current !== 'open') {
      this.wake();
      return;
    }
    const attempt = ++this.attempt;
    try {
      const protocols = await this.options.protocols();
      if (attempt === this.attempt && this.current === 'open') {
        release(this.successor, 1000);
        this.succeed(this.dial(protocols));
      }
    } catch {
      // The old socket still serves; when it ends, the ordinary way back is taken.
      this.drainAgain();
    }
  }

  close(): void {
    this.attempt++;
    this.cancelTimer();
    this.forgetWorld?.();
    this.forgetWorld = undefined;
    this.drop(1000);
    this.enter('closed');
  }

  private watch(): () => void {
    const forgetWake = this.env.onWake(() => this.wake());
    const forgetDoubt = this.env.onDoubt(() => this.current === 'open' && this.heartbeat.probe());
    return () => {
      forgetWake();
      forgetDoubt();
    };
  }

  private async connect(): Promise<void> {
    const attempt = ++this.attempt;
    this.at = this.env.now();
    // The token, too, may be asked for in vain.
    this.cancelTimer = this.env.after(DIAL_TIMEOUT, () => this.lost(1006));
    this.enter('connecting');
    try {
      const protocols = await this.options.protocols();
      if (attempt === this.attempt) {
        this.socket = this.dial(protocols);
      }
    } catch {
      if (attempt === this.attempt) {
        this.wait();
      }
    }
  }

  /** Opens beside the connection that serves, and takes over when it is open. */
  private succeed(socket: SocketLike): void {
    this.successor = socket;
    this.env.after(DIAL_TIMEOUT, () => {
      if (socket === this.successor) {
        release(socket, 1000);
        this.ended(socket, 1006);
      }
    });
  }

  private dial(protocols: string[]): SocketLike {
    const socket = this.env.socket(this.options.url, protocols);
    socket.onopen = () => this.opened(socket);
    socket.onmessage = (event) => this.received(socket, event.data);
    socket.onclose = (event) => this.ended(socket, event.code);
    return socket;
  }

  private opened(socket: SocketLike): void {
    if (socket === this.successor) {
      const old = this.socket;
      this.successor = undefined;
      this.socket = socket;
      // What the old one still had to say comes again with the resume on the new one.
      release(old, 1000);
    }
    this.cancelTimer();
    this.cancelDrain();
    this.draining = false;
    this.at = this.env.now();
    this.heartbeat.start();
    this.enter('open');
  }

  private received(socket: SocketLike, data: unknown): void {
    if (socket !== this.socket) {
      return;
    }
    this.heartbeat.heard();
    for (const frame of typeof data === 'string' ? parse(data) : []) {
      if (socket !== this.socket) {
        return; // one of them made us leave
      }
      if (frame.type === 'drain') {
        this.draining = true;
        this.renewIn(frame.after);
      } else if (frame.type !== 'pong') {
        this.options.onFrame(frame);
      }
    }
  }

  private ended(socket: SocketLike, code: number): void {
    if (socket === this.successor) {
      this.successor = undefined;
      this.drainAgain();
    } else if (socket === this.socket) {
      this.lost(code);
    }
  }

  private renewIn(milliseconds: number): void {
    this.cancelDrain();
    this.cancelDrain = this.env.after(milliseconds, () => void this.renew());
  }

  /** The service goes away in any case: the next attempt to be elsewhere by then. */
  private drainAgain(): void {
    if (this.draining) {
      this.renewIn(this.backoff.next());
    }
  }

  private lost(code: number): void {
    this.attempt++;
    this.cancelTimer();
    this.drop(code);
    if (this.current === 'open' && this.env.now() - this.at >= STABLE) {
      this.backoff.reset();
    }
    if (CLOSED_AS_ASKED.has(code)) {
      this.enter('closed');
    } else if (code === BLOCKED) {
      this.enter('closed');
      this.options.onFrame({ type: 'error', code: 'blocked', text: '', retryable: false });
    } else {
      this.wait();
    }
  }

  private wait(): void {
    this.cancelTimer();
    this.enter('waiting');
    this.cancelTimer = this.env.after(this.backoff.next(), () => void this.connect());
  }

  /** Lets go of the sockets without waiting for their closing handshake, which a dead connection never answers. */
  private drop(code: number): void {
    this.heartbeat.stop();
    this.cancelDrain();
    this.draining = false;
    release(this.socket, code);
    release(this.successor, 1000);
    this.socket = undefined;
    this.successor = undefined;
  }

  private enter(state: ConnectionState): void {
    if (this.current === 'open' && state !== 'open') {
      this.since = this.env.now();
    }
    this.current = state;
    this.options.onState(state, this.since);
  }
}

function release(socket: SocketLike | undefined, code: number): void {
  if (socket) {
    socket.onopen = socket.onmessage = socket.onclose = null;
    // Browsers let a page close with 1000 and with 3000 to 4999 only.
    socket.close(code >= 3000 ? code : 1000);
  }
}
