import { Channel } from 'shared/client/channel';
import type { Environment } from 'shared/client/environment';
import type { Failure, ServiceFrame } from 'shared/client/frames';
import { Connectivity, SHORT_CUT } from 'shared/client/connectivity';
import { Door } from 'shared/client/door';
import { Outbox } from 'shared/client/outbox';
import { Admission, type Notice } from './admission';
import type { Memory } from './memory';
import { Rating } from './rating';
import { VisitorTransport } from './visitor-transport';

export interface ConversationEvents {
  changed: () => void;
  /** The service does not let us in: back to the form. */
  turnedAway: (notice: Notice) => void;
}

/** The conversation that the memory names, on a connection that comes and goes. */
export class Conversation {
  channel!: Channel;
  readonly outbox: Outbox;
  readonly rating: Rating;
  readonly state: Connectivity;
  readonly door: Door;
  /** What the channel is about; another tab may have moved on. */
  id: string | undefined;
  private readonly transport: VisitorTransport;
  private readonly admission: Admission;

  constructor(
    base: URL,
    private readonly memory: Memory,
    private readonly env: Environment,
    private readonly events: ConversationEvents,
  ) {
    this.state = new Connectivity(env.now);
    this.door = new Door({ url: new URL('ws/visitor/door', base).href, environment: env, changed: () => events.changed() });
    this.outbox = new Outbox({ store: memory.store, prefix: memory.outboxPrefix });
    this.transport = new VisitorTransport(base, memory, env, () => this.greet(), {
      onFrame: (frame) => this.receive(frame),
      onState: (state, since) => {
        this.state.change(state, since);
        this.door.change(state);
        this.connectionChanged();
      },
    });
    this.admission = new Admission(memory, this.transport);
    this.rating = new Rating(memory, this.transport);
    this.renew();
  }

  open(): void {
    this.id = this.memory.ticket?.conversation;
    if (this.memory.ticket || this.memory.start) {
      this.transport.open();
    }
  }

  /** Leaves it. */
  close(): void {
    this.transport.close();
    this.renew();
  }

  say(text: string): void {
    this.channel.say(text);
    this.reach();
  }

  end(): boolean {
    return this.transport.send({ type: 'end' });
  }

  rate(score: number, comment: string): void {
    this.rating.give(score, comment);
    if (this.admission.granted && this.channel.status?.state === 'ended') {
      this.rating.send();
    }
    this.reach();
  }

  wake(): void {
    this.transport.wake();
  }

  /** There is something to send: do not wait for the next attempt. */
  private reach(): void {
    if (this.state.current !== 'open') {
      this.transport.wake();
    }
  }

  private connectionChanged(): void {
    this.admission.granted = false;
    this.rating.rewind();
    if (this.state.current === 'open') {
      this.greet();
    } else {
      this.channel.disconnected();
      this.env.after(SHORT_CUT, this.events.changed);
    }
    this.events.changed();
  }

  private greet(): void {
    if (this.admission.ask(this.channel.timeline.lastSeq)) {
      this.channel.connected();
    }
  }

  private receive(frame: ServiceFrame): void {
    if (frame.type === 'started') {
      this.id = frame.conversation;
      this.admission.grant(frame);
    }
    this.channel.receive(frame);
    if (frame.type === 'status') {
      this.rating.answered(frame.state === 'ended');
    }
  }

  private failed(failure: Failure): void {
    const verdict = this.admission.refuse(failure);
    if (verdict === 'ask') {
      this.greet();
    } else if (verdict === 'renew') {
      this.transport.renew();
    } else if (verdict) {
      this.events.turnedAway(verdict);
    } else {
      this.rating.refused();
    }
  }

  private renew(): void {
    this.channel = new Channel({
      me: () => ({ kind: 'visitor', name: this.memory.visitor }),
      outbox: this.outbox,
      transport: this.transport,
      changed: this.events.changed,
      onFailure: (failure) => this.failed(failure),
      now: this.env.now,
      after: this.env.after,
      random: () => this.env.random(),
    });
  }
}
