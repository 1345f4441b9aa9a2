/** Listeners are told once per picture: a replay is a thousand changes. */
const PICTURE = 16;

/** Those who want to know that something changed. */
export class Listeners {
  private readonly all = new Set<() => void>();
  private telling = false;

  constructor(private readonly after: (milliseconds: number, task: () => void) => void) {}

  add(listener: () => void): void {
    this.all.add(listener);
  }

  tell(): void {
    if (!this.telling) {
      this.telling = true;
      this.after(PICTURE, () => {
        this.telling = false;
        this.all.forEach((listener) => listener());
      });
    }
  }
}
