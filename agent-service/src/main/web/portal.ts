import { browser } from 'shared/client/environment';
import { Store } from 'shared/client/store';
import { Console } from './console';
import { Details } from './details';
import { h, icon, place } from './dom';
import { Drafts } from './drafts';
import { Header } from './header';
import { outboxPrefix } from './leftovers';
import { VisitorList } from './list';
import { Pane } from './pane';
import { Sound } from './sound';

const { meId, meName, meSupervisor, root } = document.body.dataset as Record<string, string>;
const SOUND = `openchat:agent:${meId}:sound`;
const NOTICE_SHOWN = 6_000;
/** A network that is half gone answers nothing, and tells nobody. */
const TOKEN_PATIENCE = 15_000;

const narrow = matchMedia('(max-width: 760px)');
const store = new Store();
const sound = new Sound(store.get(SOUND) === 'on');
const drafts = new Drafts(store, meId!);
const panes = new Map<string, Pane>();
const places = {
  list: document.getElementById('list')!,
  chats: document.getElementById('chats')!,
  details: document.getElementById('details')!,
  notices: document.getElementById('notices')!,
};
const welcome = h('div', { class: 'empty', 'data-testid': 'desk-empty' }, icon('chats'), h('h3', {}, 'Pick a visitor from the list'),
  h('p', {}, 'You answer as many at a time as you like; their chats stand side by side here.'),
  h('p', { class: 'keys' }, h('kbd', {}, 'Ctrl K'), ' search  ', h('kbd', {}, '↑'), ' ', h('kbd', {}, '↓'), ' move  ', h('kbd', {}, 'Esc'), ' back to the list'));

const desk = new Console({
  me: { id: meId!, name: meName!, supervisor: meSupervisor === 'true' },
  socketUrl: `${location.origin.replace(/^http/, 'ws')}/ws/agent`,
  tokenUrl: `${root}api/token`,
  fetch: (url) => fetch(url, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TOKEN_PATIENCE) }),
  store,
  environment: browser,
  showsOwn: () => !narrow.matches,
  changed: schedule,
  notice,
  attention: () => sound.play(),
});
const header = new Header(desk, sound, () => store.set(SOUND, sound.on ? 'on' : 'off'));
const list = new VisitorList(places.list, desk, () => toChat());
const details = new Details(places.details, desk);

let scheduled = false;
/** Many changes in one turn are one drawing. */
function schedule(): void {
  if (!scheduled) {
    scheduled = true;
    // Not requestAnimationFrame: a hidden page gets none, and its title counts.
    setTimeout(draw);
  }
}

let shown: string | undefined;

function draw(): void {
  scheduled = false;
  look();
  header.update();
  list.update();
  drawPanes();
  details.update();
  document.body.dataset['view'] = desk.activeChat ? 'chat' : 'list';
  const count = desk.queue.waiting.length + [...desk.chats.values()].reduce((sum, { unread }) => sum + unread, 0);
  document.title = count > 0 ? `(${count}${desk.queue.loading ? '+' : ''}) OpenChat` : 'OpenChat';
}

function drawPanes(): void {
  for (const conversation of [...panes.keys()]) {
    if (!desk.chats.has(conversation)) {
      panes.delete(conversation);
    }
  }
  for (const [conversation, chat] of desk.chats) {
    if (!panes.has(conversation)) {
      panes.set(conversation, new Pane({ desk, chat, drafts, agentsUrl: `${root}api/agents`, away: toList, showDetails: () => details.toggle() }));
    }
  }
  place(places.chats, panes.size === 0 ? [welcome] : [...panes.values()].map(({ element }) => element));
  panes.forEach((pane) => pane.update());
  if (desk.active !== shown) {
    shown = desk.active;
    panes.get(shown ?? '')?.element.scrollIntoView({ inline: 'nearest', block: 'nearest' });
  }
}

/** What the agent sees counts as read: the chat that is active, in a page that has the focus. */
function look(): void {
  const chat = desk.activeChat;
  if (chat && document.visibilityState === 'visible' && document.hasFocus() && panes.get(chat.conversation)?.atEnd !== false) {
    chat.looked();
  }
}

function toChat(): void {
  draw();
  panes.get(desk.active ?? '')?.composer.focus();
}

function toList(): void {
  if (narrow.matches) {
    desk.show(undefined);
  } else {
    (places.list.querySelector<HTMLElement>(`.row[aria-current="true"]`) ?? places.list.querySelector<HTMLElement>('.search'))?.focus();
  }
}

function notice(text: string): void {
  const element = h('p', { class: 'toast' }, text);
  places.notices.append(element);
  setTimeout(() => element.remove(), NOTICE_SHOWN);
}

addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
    event.preventDefault();
    if (narrow.matches) {
      desk.show(undefined);
      draw();
    }
    list.focus();
  }
});
addEventListener('focus', schedule);
document.addEventListener('visibilitychange', schedule);
addEventListener('storage', ({ key, newValue }) => {
  if (key === null || key.startsWith(outboxPrefix(meId!))) {
    desk.elsewhere(key, newValue);
  }
});
addEventListener('pageshow', ({ persisted }) => persisted && desk.thaw());
// Only where the browser keeps nothing for us.
addEventListener('beforeunload', (event) => {
  if (!store.durable && [...desk.chats.values()].some(({ outbox }) => outbox.unsent.length > 0)) {
    event.preventDefault();
  }
});
setInterval(() => {
  list.tick();
  details.tick();
  header.showLine();
}, 1000);

draw();
desk.start();
