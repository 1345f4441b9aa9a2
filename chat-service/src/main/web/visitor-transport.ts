import type { Transport } from 'shared/client/channel';
import { Connection, type ConnectionOptions } from 'shared/client/connection';
import type { Environment } from 'shared/client/environment';
import { SUBPROTOCOL, type VisitorFrame } from 'shared/client/frames';
import type { OutboxItem } from 'shared/client/outbox';
import type { Memory } from './memory';

/** The visitor's socket: the conversation that it is about is the one in the memory. */
export class VisitorTransport implements Transport {
  private readonly connection: Connection;

  /** @param greet says what a new connection begins with */
  constructor(
    base: URL,
    private readonly memory: Memory,
    environment: Environment,
    readonly greet: () => void,
    events: Pick<ConnectionOptions, 'onFrame' | 'onState'>,
  ) {
    const url = new URL('ws/visitor', base);
    url.protocol = url.protocol.replace('http', 'ws');
    this.connection = new Connection({ url: url.href, protocols: () => [SUBPROTOCOL], environment, ...events });
  }

  open(): void {
    this.connection.open();
  }

  close(): void {
    this.connection.close();
  }

  wake(): void {
    this.connection.wake();
  }

  renew(): void {
    void this.connection.renew();
  }

  send(frame: VisitorFrame): boolean {
    return this.connection.send(frame);
  }

  resume(lastSeq: number): boolean {
    const token = this.memory.ticket?.token;
    return token !== undefined && this.send({ type: 'resume', token, lastSeq });
  }

  transmit({ id, text }: OutboxItem): boolean {
    return this.send({ type: 'send', id, text });
  }

  typing(on: boolean): boolean {
    return this.send({ type: 'typing', on });
  }

  read(seq: number): boolean {
    return this.send({ type: 'read', seq });
  }
}
