import { LIMITS, type Start } from 'shared/client/frames';
import { randomId } from 'shared/client/ids';

/** What the form asks for. */
export interface Person {
  name: string;
  email?: string;
  phone?: string;
  consent: boolean;
}

/** Where the visitor is, and in which language. */
export interface StartPlace {
  locale: string;
  department?: string | undefined;
  page: () => string;
}

/** The frame that begins a conversation. */
export function startOf({ name, email, phone, consent }: Person, { locale, department, page }: StartPlace): Start {
  return {
    type: 'start',
    // A secret of ours: it opens this conversation until a token has proven good.
    id: randomId(),
    name,
    ...(email ? { email } : {}),
    ...(phone ? { phone } : {}),
    ...(department ? { department: shortened(department) } : {}),
    locale,
    ...place(page()),
    consent,
  };
}

/** The name that the site set may be too long; that is for its developers to know. */
function shortened(department: string): string {
  const characters = [...department];
  if (characters.length > LIMITS.department) {
    console.warn(`OpenChat: data-department has more than ${LIMITS.department} characters`);
  }
  return characters.slice(0, LIMITS.department).join('');
}

/** A page within a page (about:srcdoc) or from a disk has no address for others; of a long one the beginning tells the place. */
function place(address: string): { page?: string } {
  const { origin, pathname } = new URL(address);
  const page = address.length > LIMITS.page ? origin + (pathname.length < 1000 ? pathname : '/') : address;
  return /^https?:/.test(page) ? { page } : {};
}
