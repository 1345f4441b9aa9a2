import type { ConnectionState } from './connection';

/** A cut that is shorter is not worth a word. */
export const SHORT_CUT = 2_000;

/** How things stand with the connection, as one tells a person. */
export class Connectivity {
  current: ConnectionState = 'closed';
  /** It stood once. */
  stood = false;
  private since = 0;

  constructor(private readonly now: () => number) {}

  change(state: ConnectionState, since: number): void {
    this.current = state;
    this.since = since;
    this.stood ||= state === 'open';
  }

  /** There is none, for so long that the person should know. */
  get cutOff(): boolean {
    return this.current !== 'open' && this.now() - this.since >= SHORT_CUT;
  }
}
