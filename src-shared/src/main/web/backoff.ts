/** How long to wait before the next attempt: doubling from half a second to half a minute, each with jitter, so that
 * the clients of a service that restarted do not all come back in the same moment. */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly random: () => number = Math.random,
    private readonly first = 500,
    private readonly longest = 30_000,
  ) {}

  next(): number {
    const ceiling = Math.min(this.longest, this.first * 2 ** Math.min(this.attempt++, 16));
    return Math.round(ceiling * (0.5 + this.random() / 2));
  }

  reset(): void {
    this.attempt = 0;
  }
}
