import type { Environment } from './environment';

/** Say something when nothing was said for this long … */
export const IDLE = 8_000;
/** … and give the connection up when nothing was heard for this long. Both are the service's own times (docs/protocol.md). */
export const SILENCE = 20_000;
/** A connection that is asked for a sign of life answers within this time or is dead. A wrong guess costs one resume. */
export const PROBE = 2_000;
/** How often the clock is looked at: after a sleep nothing else may tell the page that hours have passed. */
const LOOK = 2_000;
/** A timer that comes later than this was held back: the machine slept, or the browser runs the timers of hidden pages once a minute. */
const LATE = 3_000;

/** Keeps an idle connection alive and finds a dead one, which TCP alone would take minutes to notice. */
export class Heartbeat {
  private saidAt = 0;
  private heardAt = 0;
  private answered = true;
  private cancel = () => {};

  constructor(
    private readonly env: Environment,
    private readonly ping: () => void,
    private readonly dead: () => void,
  ) {}

  start(): void {
    this.saidAt = this.heardAt = this.env.now();
    this.answered = true;
    this.schedule();
  }

  stop(): void {
    this.cancel();
  }

  said(): void {
    this.saidAt = this.env.now();
  }

  heard(): void {
    this.heardAt = this.env.now();
    this.answered = true;
  }

  /** There is a doubt: the network went or came, or the page slept. */
  probe(): void {
    if (this.answered) {
      this.answered = false;
      this.ping();
      this.cancel();
      this.cancel = this.env.after(PROBE, () => (this.answered ? this.schedule() : this.dead()));
    }
  }

  private schedule(): void {
    const now = this.env.now();
    const due = Math.max(Math.min(this.saidAt + IDLE, this.heardAt + SILENCE, now + LOOK), now);
    this.cancel();
    this.cancel = this.env.after(due - now, () => this.beat(due));
  }

  private beat(due: number): void {
    const now = this.env.now();
    if (now - due > LATE && now - this.heardAt > LATE) {
      // Nothing was heard because nothing was asked.
      this.probe();
      return;
    }
    if (now - this.heardAt >= SILENCE) {
      this.dead();
      return;
    }
    if (now - this.saidAt >= IDLE) {
      this.ping();
    }
    this.schedule();
  }
}
