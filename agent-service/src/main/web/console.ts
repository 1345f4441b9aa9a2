import { Connection, type ConnectionState } from 'shared/client/connection';
import type { Environment } from 'shared/client/environment';
import type { ServiceFrame } from 'shared/client/frames';
import { Connectivity, SHORT_CUT } from 'shared/client/connectivity';
import { Door } from 'shared/client/door';
import type { Store } from 'shared/client/store';
import { Chat, type Me } from './chat';
import { UndeliveredMessages } from './undelivered-messages';
import { Queue } from './queue';
import { NoToken, LoginSession, type LoginSessionOptions } from './login-session';

export interface ConsoleOptions {
  me: Me;
  socketUrl: string;
  tokenUrl: string;
  fetch: LoginSessionOptions['fetch'];
  store: Store;
  environment: Environment;
  /** Whether a chat of mine that was not picked is looked at anyway, when there is no other; a phone shows the list first. */
  showsOwn: () => boolean;
  /** Something that is shown has changed. */
  changed: () => void;
  /** Something did not work, by the code of the error. */
  failed: (code: string) => void;
  /** A visitor wrote in a chat of mine, or a new one waits. */
  attention: () => void;
}

/** What another tab wrote and did not get through in this time is sent from here: that tab may be gone. */
const HELP = 3_000;

/** The agent's desk: one connection, the queue, and the chats that are open; what the views show and act on. */
export class Console {
  readonly queue = new Queue();
  readonly undelivered: UndeliveredMessages;
  readonly session: LoginSession;
  readonly connection: Connection;
  readonly state: Connectivity;
  readonly door: Door;
  /** The open chats in the order of opening. */
  readonly chats = new Map<string, Chat>();
  /** The conversation that the agent looks at. */
  active: string | undefined;
  available: boolean;
  private readonly availableKey: string;

  constructor(readonly options: ConsoleOptions) {
    const { environment, me, store } = options;
    this.availableKey = `openchat:agent:${me.id}:available`;
    this.available = store.get(this.availableKey) !== 'no';
    this.state = new Connectivity(environment.now);
    this.undelivered = new UndeliveredMessages({
      store,
      agentId: me.id,
      now: environment.now,
      send: (frame) => this.connection.send(frame),
      cared: (id) => !this.queue.known || this.chats.has(id) || this.queue.get(id)?.agentId === me.id,
      connected: () => this.state.current === 'open',
    });
    this.session = new LoginSession({
      url: options.tokenUrl,
      fetch: options.fetch,
      after: (milliseconds, task) => environment.after(milliseconds, task),
      onRenew: () => void this.connection.renew(),
      onOver: (over) => this.sessionChanged(over),
    });
    this.connection = new Connection({
      url: options.socketUrl,
      protocols: () => this.protocols(),
      onFrame: (frame) => this.receive(frame),
      onState: (state, since) => this.connectionChanged(state, since),
      environment,
    });
    this.door = new Door({
      url: `${options.socketUrl.replace(/^ws/, 'http')}/door`,
      environment,
      headers: () => ({ Authorization: `Bearer ${this.session.latest}` }),
      changed: () => options.changed(),
    });
    environment.onWake(() => this.session.over && void this.session.token().catch(() => undefined));
  }

  get me(): Me {
    return this.options.me;
  }

  get activeChat(): Chat | undefined {
    return this.active === undefined ? undefined : this.chats.get(this.active);
  }

  start(): void {
    this.connection.open();
  }

  /** The agent picked it in the list: claims what waits, shows what is there. */
  pick(conversation: string): void {
    const entry = this.queue.get(conversation);
    const known = this.chats.get(conversation);
    this.active = conversation;
    if (entry && (!known || known.over)) {
      const chat = known ?? this.newChat(conversation, entry.name);
      if (entry.state === 'waiting') {
        chat.open('claim', entry);
      } else if (entry.agentId === this.me.id) {
        chat.open('resume', entry);
      } else {
        chat.taken(entry.agent);
      }
    }
    this.options.changed();
  }

  watch(conversation: string): void {
    this.chats.get(conversation)?.open('watch');
    this.options.changed();
  }

  /** Looks at a chat that is open already, or (undefined) at the list. */
  show(conversation: string | undefined): void {
    if (this.active !== conversation) {
      this.active = conversation;
      this.options.changed();
    }
  }

  /** Puts a pane away. */
  close(conversation: string): void {
    this.chats.delete(conversation);
    this.undelivered.refresh();
    if (this.active === conversation) {
      this.active = [...this.chats.keys()].at(-1);
    }
    this.options.changed();
  }

  setAvailable(on: boolean): void {
    this.available = on;
    this.options.store.set(this.availableKey, on ? 'yes' : 'no');
    this.connection.send({ type: 'available', on });
    this.options.changed();
  }

  /** Another tab of this agent wrote (a value), or settled or discarded something (none). */
  elsewhere(key: string | null, value: string | null): void {
    this.chats.forEach(({ outbox }) => outbox.elsewhere(key, value));
    this.undelivered.refresh();
    if (value !== null) {
      this.options.environment.after(HELP, () => this.chats.forEach(({ channel }) => channel.flush()));
    }
    this.options.changed();
  }

  /** The page comes back as it was left, and nobody told it what happened meanwhile. */
  thaw(): void {
    this.chats.forEach(({ outbox }) => outbox.reload());
    this.undelivered.refresh();
    this.options.changed();
  }

  private async protocols(): Promise<string[]> {
    if (this.session.over) {
      throw new NoToken('the session is over');
    }
    return this.session.protocols();
  }

  private sessionChanged(over: boolean): void {
    if (over && this.connection.state !== 'open') {
      this.connection.close();
    } else if (!over) {
      this.connection.open();
    }
    this.options.changed();
  }

  private connectionChanged(state: ConnectionState, since: number): void {
    this.state.change(state, since);
    this.door.change(state);
    if (state === 'open') {
      this.undelivered.connected();
      this.connection.send({ type: 'available', on: this.available });
      for (const chat of this.chats.values()) {
        if (!chat.over) {
          chat.reopen();
        }
      }
    } else if (state !== 'connecting') {
      this.options.environment.after(SHORT_CUT, this.options.changed);
      this.chats.forEach((chat) => chat.lineLost());
      if (this.session.over && state === 'waiting') {
        this.connection.close();
        return;
      }
    }
    this.options.changed();
  }

  private receive(frame: ServiceFrame): void {
    if (frame.type === 'queue') {
      const known = this.queue.known && !this.queue.loading;
      const news =
        known && frame.entries.some(({ conversation, state }) => state === 'waiting' && this.queue.get(conversation)?.state !== 'waiting');
      this.queue.apply(frame);
      this.followQueue();
      this.askForUndelivered();
      if (news && frame.entries.some(({ conversation }) => this.queue.get(conversation)?.state === 'waiting')) {
        this.options.attention();
      }
    } else if ('conversation' in frame && frame.conversation !== undefined) {
      const chat = this.chats.get(frame.conversation);
      const before = chat?.channel.timeline.lastSeq ?? 0;
      (chat ?? this.undelivered).receive(frame);
      if (frame.type === 'error' && frame.code === 'taken') {
        // By myself, when the answer to my first claim was lost with the connection.
        this.followQueue();
      }
      if (frame.type === 'message' && chat?.standing === 'mine' && frame.from.kind === 'visitor' && frame.seq > before) {
        this.options.attention();
      }
    } else if (frame.type === 'error') {
      this.options.failed(frame.code);
    }
    this.options.changed();
  }

  /** Chats that are mine are on my desk: after a reload, from another tab, or by transfer. */
  private followQueue(): void {
    for (const entry of this.queue.ownedBy(this.me.id)) {
      const known = this.chats.get(entry.conversation);
      if (!known) {
        this.newChat(entry.conversation, entry.name).open('resume', entry);
        if (this.options.showsOwn()) {
          this.active ??= entry.conversation;
        }
      } else if (known.standing === 'released' || known.standing === 'taken') {
        known.open('resume', entry);
      }
    }
    this.chats.forEach((chat) => chat.listed(this.queue.get(chat.conversation)));
  }

  /** Only right after the word of the queue: what is a chat of mine by now is none of these. */
  private askForUndelivered(): void {
    this.undelivered.check();
    for (const chat of this.chats.values()) {
      if (chat.over && this.queue.get(chat.conversation)?.agentId !== this.me.id) {
        this.undelivered.ask(chat.conversation, chat.outbox);
      }
    }
  }

  private newChat(conversation: string, name: string): Chat {
    const chat = new Chat({
      me: this.me,
      conversation,
      name,
      store: this.options.store,
      send: (frame) => this.connection.send(frame),
      changed: () => this.options.changed(),
      failed: this.options.failed,
      cutOff: () => this.state.cutOff,
      now: this.options.environment.now,
      after: (milliseconds, task) => this.options.environment.after(milliseconds, task),
    });
    this.chats.set(conversation, chat);
    return chat;
  }
}
