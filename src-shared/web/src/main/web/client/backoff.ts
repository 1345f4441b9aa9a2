/** How long to wait before the next attempt: anywhere between nothing and a bound that doubles from half a second to half a minute,
 * so that the clients of a service that restarted come back evenly spread and not in waves. */
export class Backoff {
  private attempt = 0;

  constructor(
    private readonly random: () => number = Math.random,
    private readonly first = 500,
    private readonly longest = 30_000,
  ) {}

  next(): number {
    return Math.round(this.random() * Math.min(this.longest, this.first * 2 ** Math.min(this.attempt++, 16)));
  }

  reset(): void {
    this.attempt = 0;
  }
}
