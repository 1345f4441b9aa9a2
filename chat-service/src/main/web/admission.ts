import type { Failure, Started } from 'shared/client/frames';
import type { Memory } from './memory';
import type { VisitorTransport } from './visitor-transport';

/** Why the form is shown again: the former chat cannot be opened any more, or the service refused what was filled in; `reason` is for people. */
export type Notice = { kind: 'expired' } | { kind: 'blocked' } | { kind: 'refused'; field?: string; reason?: string };

/** How this browser gets into its conversation on a new connection: by the token, or by the start that led to it. */
export class Admission {
  /** The service has let us in on this connection. */
  granted = false;

  constructor(
    private readonly memory: Memory,
    private readonly transport: VisitorTransport,
  ) {}

  /** The first frame of a connection: takes the conversation up again, or begins it. */
  ask(lastSeq: number): boolean {
    const { ticket, start } = this.memory;
    return ticket ? this.transport.resume(lastSeq) : start !== undefined && this.transport.send(start);
  }

  grant({ conversation, token }: Started): void {
    const { ticket, start } = this.memory;
    this.granted = true;
    if (token) {
      this.memory.ticket = { token, conversation, name: start?.name ?? ticket?.name ?? '' };
    } else if (start) {
      // The token opens it; before, the same start in another tab might have replaced it.
      this.memory.start = undefined;
    }
  }

  /** What an error means for us: ask again, take a new connection, go back to the form; undefined: it is about something else. */
  refuse({ code, text }: Failure): 'ask' | 'renew' | Notice | undefined {
    switch (code) {
      case 'bad_token':
      case 'not_found':
        return this.hasAnotherWay() ? 'ask' : { kind: 'expired' };
      case 'blocked':
        return { kind: 'blocked' };
      case 'already_started':
      case 'not_started':
        // The two sides disagree about this connection; a new one settles it.
        return 'renew';
      default:
        // The text names the field (docs/protocol.md).
        return this.granted
          ? undefined
          : code === 'not_allowed'
            ? { kind: 'refused', reason: text }
            : { kind: 'refused', field: /'(\w+)'/.exec(text)?.[1] ?? '' };
    }
  }

  /** Another tab may have a newer token; or it replaced ours by the same start, and then that start opens the conversation again. */
  private hasAnotherWay(): boolean {
    const refused = this.memory.ticket?.token;
    this.memory.refresh();
    if (refused && refused === this.memory.ticket?.token) {
      this.memory.ticket = undefined;
      return this.memory.start !== undefined;
    }
    return this.memory.ticket !== undefined;
  }
}
