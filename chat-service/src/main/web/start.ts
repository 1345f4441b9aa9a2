import { LIMITS, type Start } from 'shared/frames';
import { randomId } from 'shared/ids';

/** What the form asks for. */
export interface Person { name: string; email?: string; phone?: string; consent: boolean }

/** Where the visitor is, and in which language. */
export interface Place { locale: string; department?: string | undefined; page: () => string }

/** The frame that begins a conversation. */
export function startOf({ name, email, phone, consent }: Person, { locale, department, page }: Place): Start {
  return {
    type: 'start',
    // A secret of ours: it opens this conversation until a token has proven good.
    id: randomId(),
    name,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(department ? { department } : {}),
    locale,
    page: page().slice(0, LIMITS.page),
    consent,
  };
}
