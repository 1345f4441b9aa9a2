/** The server's promise (TokenResource): a token is good for a minute at least. Renewing a little earlier than that makes it a fresh one. */
const BEFORE_THE_END = 75_000;
/** No more often than this, whatever the lifetime. */
const SHORTEST = 10_000;
const RETRY = 10_000;

export interface LoginSessionOptions {
  url: string;
  fetch: (url: string) => Promise<{ status: number; json(): Promise<unknown> }>;
  after: (milliseconds: number, task: () => void) => () => void;
  /** The token that is in use ends soon: move to a new one. */
  onRenew: () => void;
  /** The login session ended, or (false) is there again. */
  onOver: (over: boolean) => void;
}

/** Why there is no token: the session is over, or the server did not answer this time. */
export class NoToken extends Error {}

/** The login session as the console sees it: where tokens come from, when a new one is due, and whether it is over. */
export class LoginSession {
  over = false;
  /** The token of the latest attempt; empty before there was one. */
  latest = '';
  private cancel = () => {};

  constructor(private readonly options: LoginSessionOptions) {}

  /** A token for a new socket; the time of the next renewal counts from here. */
  async token(): Promise<string> {
    const response = await this.options.fetch(this.options.url).catch(() => undefined);
    if (response?.status === 200) {
      const { token, expiresIn } = await this.read(response);
      this.become(false);
      const left = expiresIn * 1000;
      this.renewIn(Math.max(left - BEFORE_THE_END, left / 2, SHORTEST));
      this.latest = token;
      return token;
    }
    if (response?.status === 401 || response?.status === 403) {
      this.cancel();
      this.become(true);
    } else {
      this.renewIn(RETRY);
    }
    throw new NoToken(`no token: ${response?.status ?? 'no answer'}`);
  }

  /** The subprotocols of the agent's socket (docs/protocol.md). */
  async protocols(): Promise<string[]> {
    const token = await this.token();
    return ['openchat.v1', 'bearer-token-carrier', encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`)];
  }

  /** A network that asks for a login answers everything with a page of its own. */
  private async read(response: { json(): Promise<unknown> }): Promise<{ token: string; expiresIn: number }> {
    try {
      return (await response.json()) as { token: string; expiresIn: number };
    } catch {
      this.renewIn(RETRY);
      throw new NoToken('no token: the answer is none');
    }
  }

  private renewIn(milliseconds: number): void {
    this.cancel();
    this.cancel = this.options.after(milliseconds, () => this.options.onRenew());
  }

  private become(over: boolean): void {
    if (this.over !== over) {
      this.over = over;
      this.options.onOver(over);
    }
  }
}
