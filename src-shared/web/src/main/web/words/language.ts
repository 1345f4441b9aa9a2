import { isolated } from '../ui/names';

/** Words by key; `{name}` stands for a value. */
export type Words = Readonly<Record<string, string>>;

/** The words of the first wanted language that is there ("de-AT" is served by "de"), with English for the rest. */
export class Language {
  /** Making one costs a thousand times what using it does. */
  private readonly clock: Intl.DateTimeFormat;

  constructor(
    readonly tag: string,
    private readonly words: Words,
    private readonly fallback: Words = words,
  ) {
    this.clock = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
  }

  static choose<K extends string>(wanted: readonly string[], dictionaries: Readonly<Record<K, Words>>, fallback: K): Language {
    for (const tag of wanted) {
      const base = tag.toLowerCase().split(/[-_]/)[0] as K;
      if (Object.hasOwn(dictionaries, base)) {
        return new Language(valid(tag) ?? base, dictionaries[base], dictionaries[fallback]);
      }
    }
    return new Language(fallback, dictionaries[fallback]);
  }

  get direction(): 'ltr' | 'rtl' {
    return /^(ar|dv|fa|he|ku|ps|ur|yi)\b/i.test(this.tag) ? 'rtl' : 'ltr';
  }

  /** The sentence as plain text, for attributes and titles; names in it are isolated. */
  say(key: string, values: Readonly<Record<string, string | number>> = {}): string {
    return this.parts(key, values, isolated).join('');
  }

  /** The sentence in parts, for elements: `element` makes one of each name, so that its direction stays its own. */
  parts<T>(key: string, values: Readonly<Record<string, string | number>>, element: (name: string) => T): (string | T)[] {
    const text = this.words[key] ?? this.fallback[key] ?? key;
    return text.split(/\{(\w+)\}/).map((part, index) => {
      const value = index % 2 === 1 ? values[part] : undefined;
      return typeof value === 'string' ? element(value) : value === undefined ? (index % 2 === 1 ? `{${part}}` : part) : this.number(value);
    });
  }

  time(at: Date): string {
    return this.clock.format(at);
  }

  /** "today", "yesterday", else the date. */
  day(at: Date, now: Date): string {
    const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
    if (days === 0 || days === -1) {
      return new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' }).format(days, 'day');
    }
    return new Intl.DateTimeFormat(this.tag, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
    }).format(at);
  }

  private number(value: number): string {
    return new Intl.NumberFormat(this.tag).format(value);
  }
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

function valid(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}
