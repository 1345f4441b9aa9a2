// Chats with an installed OpenChat: a visitor asks, an agent answers, a viewer reads both. One line per step; exit status
// 1 and the reason when a step fails. It reaches the services past the ingress, and plays the ingress for them; or, with ADDRESS, it goes
// through the real one, and looks whether that does what it must.
//
//   PUBLIC_URL                           https://chat.example.com
//   AGENT_PUBLIC_URL, VIEW_PUBLIC_URL    when the portals have hosts of their own
//   CHAT_URL, AGENT_URL, VIEW_URL        the services
//   ADDRESS                              the ingress that is there: host:port
//   IDP_URL                              the identity provider, when it is at PUBLIC_URL/auth
//   ISSUER                               where a login must lead to, when nobody can sign in here
//   AGENT_USERNAME, AGENT_PASSWORD, VIEWER_USERNAME, VIEWER_PASSWORD
//   TIMEOUT_SECONDS                      after which the test has failed
import { randomUUID } from 'node:crypto';
import { Browser, signIn, text } from './browser.mjs';
import { PlayedIngress, RealIngress, Unreachable } from './ingress.mjs';
import { lookAt } from './look.mjs';
import { openSocket } from './socket.mjs';

const PROTOCOL = 'openchat.v1';
const PAUSE = 500;
const STARTING = [502, 503, 504];

const env = process.env;
const origin = new URL(env.PUBLIC_URL).origin;
const agentOrigin = new URL(env.AGENT_PUBLIC_URL || origin).origin;
const viewOrigin = new URL(env.VIEW_PUBLIC_URL || origin).origin;
const origins = [origin, agentOrigin, viewOrigin];
const services = [
  ['/agent', env.AGENT_URL],
  ['/view', env.VIEW_URL],
  ...(env.IDP_URL ? [['/auth', env.IDP_URL]] : []),
  ['/', env.CHAT_URL],
];
const ingress = env.ADDRESS ? new RealIngress(origins, env.ADDRESS) : new PlayedIngress(origins, services);
// Of a socket Traefik says wss, and nginx, HAProxy and Envoy say https: it must be accepted from all of them.
const SCHEMES = env.ADDRESS ? [''] : ['wss', 'https'];
const timeout = Number(env.TIMEOUT_SECONDS || 60);
const question = `hello ${randomUUID()}`;
const answer = `good morning ${randomUUID()}`;

let current = '';
let yet = ''; // what the step waits for
let failed = false;
let visitor;

async function step(what, work) {
  current = what;
  yet = '';
  const from = Date.now();
  const result = await work();
  console.log(`ok   ${what} (${Date.now() - from} ms)`);
  return result;
}

function fail(why) {
  if (failed) return;
  failed = true;
  console.log(`FAIL ${current}: ${why}`);
  visitor?.send({ type: 'end' }); // nobody shall wait for an agent
  setTimeout(() => process.exit(1), 100);
}

/** Tries again while there is no result: what is new can take a moment to be seen. */
async function eventually(look) {
  for (;;) {
    const found = await look();
    if (found) {
      return found;
    }
    await new Promise((resume) => setTimeout(resume, PAUSE));
  }
}

/** A page without login. Services that start, and a network that is set up with this pod, may need some seconds. */
async function answers(url, status) {
  const got = await eventually(async () => {
    try {
      const answer = await ingress.request(new URL(url));
      yet = `${url} answers ${answer.status}`;
      return STARTING.includes(answer.status) ? undefined : answer;
    } catch (e) {
      if (!(e instanceof Unreachable)) throw e;
      yet = e.message;
      return undefined;
    }
  });
  if (got.status !== status) {
    throw new Error(`${url} answered ${got.status} instead of ${status}`);
  }
  return got;
}

async function leadsToLogin(url) {
  const got = await answers(url, 302);
  const to = new URL(got.headers.location, url);
  if (env.ISSUER && to.origin !== new URL(env.ISSUER).origin) {
    throw new Error(`the login is at ${to.origin}, but the issuer is ${env.ISSUER}`);
  }
}

async function visitorAsks() {
  await step("the visitor's page is there", () => answers(`${origin}/`, 200));
  await step('the widget is there', () => answers(`${origin}/widget.js`, 200));
  visitor = await connects('the visitor', `${origin}/ws/visitor`, origin, [PROTOCOL]);
  const conversation = await step('the visitor begins a conversation', async () => {
    visitor.send({ type: 'start', id: randomUUID(), name: 'helm test', locale: 'en', page: `${origin}/`, consent: true });
    return (await visitor.receive((f) => f.type === 'started')).conversation;
  });
  await step("the visitor's message is on record", () => says(visitor, undefined, question));
  return conversation;
}

/** A socket as each kind of ingress asks for it; the last one is kept. */
async function connects(who, url, from, protocols) {
  let socket;
  for (const scheme of SCHEMES) {
    socket?.close();
    socket = await step(`${who} connects${scheme && `, as through an ingress that says ${scheme}`}`, () =>
      openSocket(ingress.request, new URL(url), from, protocols, scheme && { scheme }),
    );
  }
  return socket;
}

/** Sends a message and waits until the service says that it is stored. */
function says(socket, conversation, words) {
  const id = randomUUID();
  socket.send({ type: 'send', id, text: words, conversation });
  return socket.receive((f) => f.type === 'ack' && f.acks.some((ack) => ack.id === id));
}

function hears(socket, words) {
  return socket.receive((f) => f.type === 'message' && f.text === words);
}

async function agentAnswers(conversation) {
  const browser = new Browser(ingress);
  await step(`${env.AGENT_USERNAME} signs in as agent`, () =>
    signIn(browser, `${agentOrigin}/agent/`, env.AGENT_USERNAME, env.AGENT_PASSWORD),
  );
  const token = await step("the agent's page gets a token for its socket", async () => {
    const got = await browser.script(`${agentOrigin}/agent/api/token`);
    if (got.status !== 200) throw new Error(`/agent/api/token answered ${got.status}`);
    return JSON.parse(got.text).token;
  });
  const agent = await connects('the agent', `${agentOrigin}/ws/agent`, agentOrigin, [
    PROTOCOL,
    'bearer-token-carrier',
    encodeURIComponent(`quarkus-http-upgrade#Authorization#Bearer ${token}`),
  ]);
  await step('the agent sees the visitor in the queue', () =>
    agent.receive((f) => f.type === 'queue' && f.entries.some((e) => e.conversation === conversation && e.state === 'waiting')),
  );
  await step('the agent takes the visitor, and reads the message', () => {
    agent.send({ type: 'claim', conversation });
    return hears(agent, question);
  });
  await step("the agent's answer is on record", () => says(agent, conversation, answer));
  await step('the visitor reads the answer', () => hears(visitor, answer));
  await step('the agent ends the conversation, and the visitor is told', () => {
    agent.send({ type: 'end', conversation });
    return visitor.receive((f) => f.type === 'status' && f.state === 'ended');
  });
  agent.close();
}

async function viewerReads(conversation) {
  const browser = new Browser(ingress);
  await step(`${env.VIEWER_USERNAME} signs in as viewer`, () =>
    signIn(browser, `${viewOrigin}/view/`, env.VIEWER_USERNAME, env.VIEWER_PASSWORD),
  );
  const link = await step('the viewer finds the session', () =>
    eventually(async () => {
      const list = await page(browser, `${viewOrigin}/view/sessions`);
      return new RegExp(`href="([^"#]*/${conversation})[#"]`).exec(list.text)?.[1];
    }),
  );
  await step('the transcript has both messages in order', () =>
    eventually(async () => {
      const transcript = await page(browser, new URL(text(link), viewOrigin));
      const lines = [...transcript.text.matchAll(/<p class="text"[^>]*>([\s\S]*?)<\/p>/g)].map(([, html]) => text(html));
      if (lines.length > 2) throw new Error(`there are ${lines.length} messages instead of two`);
      if (lines.length === 2 && (lines[0] !== question || lines[1] !== answer)) throw new Error(`it says: ${lines.join(' / ')}`);
      return lines.length === 2;
    }),
  );
}

async function page(browser, url) {
  const got = await browser.page(url);
  if (got.status !== 200) {
    throw new Error(`${got.url.pathname} answered ${got.status}`);
  }
  return got;
}

async function withoutAgent() {
  await step('the visitor ends the conversation', () => {
    visitor.send({ type: 'end' });
    return visitor.receive((f) => f.type === 'status' && f.state === 'ended');
  });
  console.log('skip an agent answers, a viewer reads: no credentials (tests.existingSecret)');
}

/** What the ingress must do besides: docs/install.md has the list. */
async function ingressIsGood() {
  for (const [what, look] of lookAt(ingress, agentOrigin)) {
    await step(what, look);
  }
}

const end = setTimeout(() => fail(`not done within ${timeout} s${yet ? `: ${yet}` : ''}`), timeout * 1000);
try {
  await step("the agents' portal leads to the login", () => leadsToLogin(`${agentOrigin}/agent/`));
  await step("the viewers' portal leads to the login", () => leadsToLogin(`${viewOrigin}/view/`));
  if (env.ADDRESS) {
    await ingressIsGood();
  }
  const conversation = await visitorAsks();
  if (env.AGENT_USERNAME && env.VIEWER_USERNAME) {
    await agentAnswers(conversation);
    await viewerReads(conversation);
  } else {
    await withoutAgent();
  }
  visitor.close();
  clearTimeout(end);
  ingress.distrusted?.forEach((why, host) => console.log(`note a browser does not trust the certificate of ${host}: ${why}`));
  console.log(`all ok: ${origin}${env.ADDRESS ? ` at ${env.ADDRESS}` : ''}`);
} catch (e) {
  fail(e.message);
}
