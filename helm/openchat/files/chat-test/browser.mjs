// A browser of the least kind: cookies, redirects and forms, behind an ingress that it plays itself.
import http from 'node:http';
import https from 'node:https';

const REDIRECTS = 12;
/** Longer than a store or an identity provider may take that is being started. */
const PATIENCE = 10_000;

/** Sends requests for the public addresses to the services, with the headers that an ingress sets. */
export class Ingress {
  #routes;
  #origins;

  /** @param routes [path, base URL of the service], the first one that fits counts */
  constructor(origins, routes) {
    this.#origins = origins;
    this.#routes = routes;
  }

  /** One request without redirects: {status, headers, text}, or {socket, rest, headers} when it was upgraded. */
  request = (url, { method = 'GET', headers = {}, body } = {}) => {
    const target = this.#target(url);
    const sent = { ...headers, ...target.headers };
    return new Promise((resolve, reject) => {
      const request = (target.url.protocol === 'https:' ? https : http).request(target.url, { method, headers: sent, agent: false });
      request.setTimeout(PATIENCE, () => request.destroy(new Error(`no answer in ${PATIENCE / 1000} s`)));
      request.on('error', (e) => reject(new Unreachable(`${target.url.origin} cannot be reached: ${e.code ?? e.message}`)));
      request.on('upgrade', (answer, socket, rest) => {
        socket.setTimeout(0);
        resolve({ socket, rest, headers: answer.headers });
      });
      request.on('response', async (answer) => {
        const parts = [];
        try {
          for await (const part of answer) parts.push(part);
          resolve({ status: answer.statusCode, headers: answer.headers, text: Buffer.concat(parts).toString() });
        } catch (e) {
          reject(e);
        }
      });
      request.end(body);
    });
  };

  #target(url) {
    if (!this.#origins.includes(url.origin)) {
      return { url, headers: {} }; // somebody else's: an identity provider of your own
    }
    const base = this.#routes.find(([path]) => url.pathname === path || url.pathname.startsWith(path.replace(/\/?$/, '/')))[1];
    return {
      url: new URL(url.pathname + url.search, base),
      headers: {
        Host: url.host,
        'X-Forwarded-Proto': 'https',
        'X-Forwarded-Host': url.host,
        'X-Forwarded-Port': url.port || '443',
        'X-Forwarded-For': '127.0.0.1',
      },
    };
  }
}

/** Nothing answered at all. */
export class Unreachable extends Error {}

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
