import { isolated, shown } from '../ui/names';

/** A text with one form, or with one for each plural category of its language. */
export type Word = string | { readonly other: string; readonly [category: string]: string };

/**
 * What may be shown: a word from the catalogues, or what a person wrote, told by {@link verbatim}. A text that stands in the
 * program is neither, so `tsc` refuses it.
 */
export type Said = string & { readonly said: true };

type Values = Readonly<Record<string, string | number>>;

/** The language of this bundle: the build makes one of each, and puts the catalogue of that language in the place of the English one. */
declare const LANGUAGE: string;

/** What a person wrote, or a sign that is the same in every language. */
export function verbatim(text: string): Said {
  return text as Said;
}

/** The first of the wanted tags whose language is there ("de-AT" is served by "de"). */
export function choose(wanted: readonly (string | null | undefined)[], there: readonly string[]): string | undefined {
  return wanted.find((tag) => tag && there.includes(baseOf(tag))) ?? undefined;
}

export function baseOf(tag: string): string {
  return tag.slice(0, 2).toLowerCase() + tag.slice(2).replace(/[-_].*/, '');
}

/** The words of one language, and how it writes numbers and times. */
export class Language<K extends string = string> {
  /** Making one costs a thousand times what using it does. */
  private readonly clock: Intl.DateTimeFormat;
  private readonly plurals: Intl.PluralRules;

  constructor(
    readonly tag: string,
    private readonly words: Readonly<Record<K, Word>>,
  ) {
    this.clock = new Intl.DateTimeFormat(tag, { hour: 'numeric', minute: '2-digit' });
    this.plurals = new Intl.PluralRules(tag);
  }

  /** The language of this bundle, as it is spoken where the first fitting tag says. */
  static here<K extends string>(wanted: readonly (string | null | undefined)[], words: Readonly<Record<K, Word>>): Language<K> {
    return new Language(valid(choose(wanted, [LANGUAGE]) ?? LANGUAGE), words);
  }

  get direction(): 'ltr' | 'rtl' {
    return baseOf(this.tag) === 'ar' ? 'rtl' : 'ltr';
  }

  /** The sentence as plain text, for attributes and titles; names in it are isolated. */
  say(key: K, values: Values = {}): Said {
    return verbatim(this.parts(key, values, isolated).join(''));
  }

  /** The sentence in parts, for elements: `element` makes one of each name, so that its direction stays its own. */
  parts<T>(key: K, values: Values, element: (name: Said) => T): (Said | T)[] {
    const word: Word = this.words[key];
    const text = typeof word === 'string' ? word : (word[this.plurals.select(Number(values['count']))] ?? word.other);
    return text.split(/\{(\w+)\}/).map((part, index) => {
      const value = index % 2 ? values[part]! : verbatim(part);
      return typeof value === 'number' ? this.number(value) : index % 2 ? element(this.name(value)) : verbatim(value);
    });
  }

  /** What happened, by the code of an event; what a newer service calls by a name of its own stays that. */
  event<T>(code: string, name: string, element: (name: Said) => T): (Said | T)[] {
    const key = `event_${code}` as K;
    return key in this.words ? this.parts(key, { name }, element) : [verbatim(code)];
  }

  /** What somebody is called, or what stands for nothing to be seen. */
  name(name: string): Said {
    return verbatim(shown(name) || (this.words['no_name' as K] as string));
  }

  number(value: number): Said {
    return verbatim(new Intl.NumberFormat(this.tag).format(value));
  }

  time(at: Date): Said {
    return verbatim(this.clock.format(at));
  }

  /** "today", "yesterday", else the date. */
  day(at: Date, now: Date): Said {
    const days = Math.round((midnight(at) - midnight(now)) / 86_400_000);
    return verbatim(
      days === 0 || days === -1
        ? new Intl.RelativeTimeFormat(this.tag, { numeric: 'auto' }).format(days, 'day')
        : new Intl.DateTimeFormat(this.tag, {
            weekday: 'long',
            day: 'numeric',
            month: 'long',
            ...(at.getFullYear() === now.getFullYear() ? {} : { year: 'numeric' }),
          }).format(at),
    );
  }
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

function valid(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0]!;
  } catch {
    return LANGUAGE;
  }
}
