// A browser of the least kind: cookies, redirects and forms.

const REDIRECTS = 12;

/** One person's browser. */
export class Browser {
  #ingress;
  #cookies = [];

  constructor(ingress) {
    this.#ingress = ingress;
  }

  /** A page, after all redirects: {url, status, text}. */
  async page(url, form) {
    let at = new URL(url);
    for (let i = 0; i < REDIRECTS; i++) {
      const answer = await this.#send(at, form);
      if (!answer.headers.location || answer.status < 300 || answer.status > 399) {
        return { ...answer, url: at };
      }
      at = new URL(answer.headers.location, at);
      form = undefined;
    }
    throw new Error(`${url} redirects more than ${REDIRECTS} times, at last to ${at.origin}${at.pathname}`);
  }

  /** A request as a page's script sends it: redirects are not followed. */
  script(url) {
    return this.#send(new URL(url), undefined, { 'Sec-Fetch-Site': 'same-origin' });
  }

  async #send(url, form, more = {}) {
    const headers = { Accept: 'text/html,application/json', 'Accept-Language': 'en', ...more };
    const cookies = this.#cookies.filter((c) => c.host === url.hostname && `${url.pathname}/`.startsWith(c.path.replace(/\/?$/, '/')));
    if (cookies.length > 0) {
      headers.Cookie = cookies.map((c) => `${c.name}=${c.value}`).join('; ');
    }
    if (form) {
      headers['Content-Type'] = 'application/x-www-form-urlencoded';
      headers.Origin = url.origin;
    }
    const answer = await this.#ingress.request(url, { method: form ? 'POST' : 'GET', headers, body: form?.toString() });
    (answer.headers['set-cookie'] ?? []).forEach((line) => this.#keep(url.hostname, line));
    return answer;
  }

  #keep(host, line) {
    const [pair, ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const attribute = (key) => attributes.find((a) => a.toLowerCase().startsWith(`${key}=`))?.slice(key.length + 1);
    const path = attribute('path') ?? '/';
    this.#cookies = this.#cookies.filter((c) => c.host !== host || c.name !== name || c.path !== path);
    const age = attribute('max-age') ?? (attribute('expires') ? (Date.parse(attribute('expires')) - Date.now()) / 1000 : 1);
    if (Number(age) > 0) {
      this.#cookies.push({ host, name, value, path });
    }
  }
}

/** Opens a page that needs a login, and signs in with the form that comes: the first one that asks for a password. */
export async function signIn(browser, url, username, password) {
  const login = await browser.page(url);
  const form = passwordForm(login.text);
  if (!form) {
    throw new Error(`no form for a password at ${login.url.origin}${login.url.pathname} (status ${login.status})`);
  }
  const fields = new URLSearchParams();
  for (const field of form.fields) {
    const type = (field.type ?? 'text').toLowerCase();
    if (type === 'hidden') fields.set(field.name, field.value ?? '');
    if (type === 'password') fields.set(field.name, password);
    if (type === 'text' || type === 'email') fields.set(field.name, username);
  }
  const page = await browser.page(new URL(form.action, login.url), fields);
  if (passwordForm(page.text)) {
    const said = text(/<[^>]*(?:error|feedback)[^>]*>\s*([^<\s][^<]*)</i.exec(page.text)?.[1] ?? '');
    throw new Error(`${page.url.origin} did not let ${username} in${said ? `: ${said}` : ''}`);
  }
  if (page.status !== 200) {
    throw new Error(`${username} signed in, and ${page.url.origin}${page.url.pathname} answered ${page.status}`);
  }
  return page;
}

/** What stands in a piece of HTML. */
export function text(html) {
  const named = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) =>
      decimal ? String.fromCodePoint(decimal) : hex ? String.fromCodePoint(parseInt(hex, 16)) : (named[name] ?? all),
    )
    .trim();
}

function passwordForm(html) {
  for (const [, attributes, inner] of html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/gi)) {
    const fields = [...inner.matchAll(/<input\b([^>]*)>/gi)].map(([, a]) => attributesOf(a)).filter((field) => field.name);
    if (fields.some((field) => field.type?.toLowerCase() === 'password')) {
      return { action: attributesOf(attributes).action ?? '', fields };
    }
  }
  return undefined;
}

function attributesOf(tag) {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name, a, b]) => [name.toLowerCase(), text(a ?? b)]),
  );
}
