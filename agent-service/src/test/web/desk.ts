import { FakeStore, type FakeSocket, FakeWorld, settled } from '../../../../src-shared/web/src/test/web/fakes';
import { Store } from 'shared/client/store';
import type { QueueEntry, ServiceFrame } from 'shared/client/frames';
import { Console } from '../../main/web/console';

export const ME = { id: 'alice', name: 'Alice', supervisor: false };

export const waiting = (conversation: string, version = 1): QueueEntry => ({
  conversation,
  name: 'Maria',
  state: 'waiting',
  waitingSince: '2026-11-22T12:00:00.000Z',
  served: 0,
  version,
});
export const chatting = (conversation: string, agentId: string, version = 2): QueueEntry => ({
  ...waiting(conversation, version),
  state: 'chatting',
  agentId,
  agent: agentId === 'alice' ? 'Alice' : 'Bob',
  served: 1,
});

/** An agent's console whose service is the test. */
export class Desk {
  readonly world = new FakeWorld();
  readonly notices: string[] = [];
  readonly console: Console;
  calls = 0;
  attention = 0;
  status = 200;
  /** Something on the way answers with a page of its own. */
  html = false;
  expiresIn = 300;

  constructor(
    readonly store = new FakeStore(),
    me = ME,
  ) {
    this.console = new Console({
      me,
      socketUrl: 'wss://test/ws/agent',
      tokenUrl: '/agent/api/token',
      fetch: async () => {
        this.calls++;
        return { status: this.status, json: async () => this.answer() };
      },
      store: new Store(store),
      environment: this.world,
      showsOwn: () => true,
      changed: () => {},
      failed: (code) => this.notices.push(code),
      attention: () => this.attention++,
    });
  }

  private answer(): unknown {
    if (this.html) {
      throw new SyntaxError('Unexpected token <');
    }
    return { token: `token ${this.calls}`, expiresIn: this.expiresIn };
  }

  static async open(entries: QueueEntry[] = [], store = new FakeStore(), me = ME): Promise<Desk> {
    const desk = new Desk(store, me);
    desk.console.start();
    await settled();
    desk.line.opens();
    desk.says({ type: 'queue', full: true, entries, removed: [] });
    return desk;
  }

  get line(): FakeSocket {
    return this.world.last;
  }

  /** What was sent on the newest line, but for pings and the like. */
  get sent(): any[] {
    return this.line.sent.filter(({ type }) => !['ping', 'available', 'read'].includes(type));
  }

  says(...frames: ServiceFrame[]): void {
    frames.forEach((frame) => this.line.says(frame));
  }

  /** Time on a line that is alive: the service answers pings. */
  async passes(milliseconds: number): Promise<void> {
    const line = this.line;
    for (let left = milliseconds; left > 0; left -= 5_000) {
      await this.world.passes(Math.min(left, 5_000));
      line.says({ type: 'pong' });
    }
  }

  changes(...entries: QueueEntry[]): void {
    this.says({ type: 'queue', full: false, entries, removed: [] });
  }

  /** The answer to a claim or resume, with one message of the visitor. */
  opens(conversation: string): void {
    this.says(
      { type: 'started', conversation, visitor: { name: 'Maria', locale: 'en', page: 'https://shop.example/' } },
      this.message(conversation, 1, 'Hello?'),
      { type: 'status', conversation, state: 'chatting', agent: 'Alice' },
    );
  }

  message(conversation: string, seq: number, text: string): ServiceFrame {
    return {
      type: 'message',
      conversation,
      seq,
      id: `m${seq}`,
      from: { kind: 'visitor', name: 'Maria' },
      kind: 'text',
      text,
      at: '2026-11-22T12:00:00.000Z',
    };
  }

  refuses(conversation: string, code: string, text = code): void {
    this.says({ type: 'error', conversation, code, text, retryable: false });
  }

  chat(conversation: string) {
    return this.console.chats.get(conversation)!;
  }

  texts(conversation: string): string[] {
    return this.chat(conversation).channel.timeline.messages.map(({ text }) => text);
  }
}
