import type { ConnectionState } from './connection';
import type { Environment } from './environment';

/** Why there is no connection. crowded: too many of somebody. cut: the service has nothing against it, so it is something on the way. */
export type Refusal = 'foreign_origin' | 'blocked' | 'bad_token' | 'no_role' | 'crowded' | 'cut';

/** What the service says of itself (docs/protocol.md), and what it means for a person. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  foreign_origin: 'foreign_origin',
  blocked: 'blocked',
  bad_token: 'bad_token',
  no_role: 'no_role',
  rate_limited: 'crowded',
  too_many_sockets: 'crowded',
};

/** One attempt fails now and then. */
const ASKED_AFTER = 2;
/** A service that starts anew has nothing against us either, for a while. */
const CUT_AFTER = 4;
const UNAUTHORIZED = 401;

export interface DoorOptions {
  /** Beside the socket's: …/door. */
  url: string;
  environment: Environment;
  /** Who asks, where that matters. */
  headers?: () => Record<string, string>;
  changed: () => void;
}

/** Asks over HTTP why a socket is not opened, after some attempts in vain: browsers hide the answer to an upgrade from the page. */
export class Door {
  why: Refusal | undefined;
  private failures = 0;
  /** What is asked takes as long as the network likes. */
  private asking = false;

  constructor(private readonly options: DoorOptions) {}

  /** Follows the connection. */
  change(state: ConnectionState): void {
    if (state === 'open') {
      this.failures = 0;
      this.why = undefined;
    } else if (state === 'waiting' && this.isDue(++this.failures) && !this.asking) {
      void this.ask();
    }
  }

  /** After 2, 4, 8 … attempts: when all clients are cut off, they need not all ask as often as they try. */
  private isDue(failures: number): boolean {
    return failures >= ASKED_AFTER && (failures & (failures - 1)) === 0;
  }

  private async ask(): Promise<void> {
    this.asking = true;
    const why = await this.answer().catch(() => undefined);
    this.asking = false;
    if (this.failures > 0 && why !== this.why) {
      this.why = why;
      this.options.changed();
    }
  }

  private async answer(): Promise<Refusal | undefined> {
    const { url, environment, headers } = this.options;
    const response = await environment.post(url, headers?.() ?? {});
    if (response.status === UNAUTHORIZED && headers) {
      return 'bad_token';
    }
    if (response.status !== 200) {
      return undefined;
    }
    // A network that asks for a login answers everything with a page of its own, which is no JSON.
    const { refused } = (await response.json()) as { refused?: string };
    return refused === undefined ? (this.failures >= CUT_AFTER ? 'cut' : undefined) : REFUSALS[refused];
  }
}
