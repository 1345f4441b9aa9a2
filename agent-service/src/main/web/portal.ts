import { browser } from 'shared/client/environment';
import { Store } from 'shared/client/store';
import { Console } from './console';
import { Details } from './details';
import { h, icon, place } from 'shared/ui/dom';
import { CHATS } from 'shared/ui/icons';
import { type Said, verbatim } from 'shared/words/language';
import { Drafts } from './drafts';
import { Header } from './header';
import { outboxPrefix } from './undelivered-messages';
import { VisitorList } from './list';
import { Pane } from './pane';
import { Sound } from './sound';
import { failure, language } from './words';

const page = document.getElementById('console')!;
const { meId, meName, meSupervisor, root } = page.dataset as Record<string, string>;
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
const welcome = h(
  'div',
  { class: 'empty', 'data-testid': 'desk-empty' },
  icon(CHATS),
  h('h3', {}, language.say('desk_empty')),
  h('p', {}, language.say('desk_empty_text')),
  h(
    'p',
    { class: 'keys' },
    ...keys('key_search', language.say('key_control')),
    ...keys('key_move', verbatim('↑'), verbatim('↓')),
    ...keys('back_to_list', language.say('key_escape')),
  ),
);

const desk = new Console({
  me: { id: meId!, name: meName!, supervisor: meSupervisor === 'true' },
  socketUrl: `${location.origin.replace(/^http/, 'ws')}/ws/agent`,
  tokenUrl: `${root}api/token`,
  fetch: (url) => fetch(url, { cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(TOKEN_PATIENCE) }),
  store,
  environment: browser,
  showsOwn: () => !narrow.matches,
  changed: schedule,
  failed: (code) => toast(failure(code)),
  attention: () => sound.play(),
});
const header = new Header(desk, sound, () => store.set(SOUND, sound.on ? 'on' : 'off'));
const list = new VisitorList(places.list, desk, () => toChat(), toast);
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

const title = document.title;
let shown: string | undefined;
/** The agent opened it, to answer there as soon as it is theirs. */
let wanted: string | undefined;

function draw(): void {
  scheduled = false;
  look();
  header.update();
  list.update();
  drawPanes();
  details.update();
  page.dataset['view'] = desk.activeChat ? 'chat' : 'list';
  const count = desk.queue.waiting.length + [...desk.chats.values()].reduce((sum, { unread }) => sum + unread, 0);
  document.title = count > 0 ? `(${count}${desk.queue.loading ? '+' : ''}) ${title}` : title;
}

function drawPanes(): void {
  for (const conversation of [...panes.keys()]) {
    if (!desk.chats.has(conversation)) {
      panes.delete(conversation);
    }
  }
  for (const [conversation, chat] of desk.chats) {
    if (!panes.has(conversation)) {
      panes.set(
        conversation,
        new Pane({ desk, chat, drafts, agentsUrl: `${root}api/agents`, away: toList, showDetails: () => details.toggle(), toast }),
      );
    }
  }
  place(places.chats, panes.size === 0 ? [welcome] : [...panes.values()].map(({ element }) => element));
  panes.forEach((pane) => pane.update());
  if (wanted !== undefined && (wanted !== desk.active || panes.get(wanted)?.focus())) {
    wanted = undefined;
  }
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
  wanted = desk.active;
  draw();
}

function toList(): void {
  if (narrow.matches) {
    desk.show(undefined);
  } else {
    (places.list.querySelector<HTMLElement>(`.row[aria-current="true"]`) ?? places.list.querySelector<HTMLElement>('.search'))?.focus();
  }
}

function keys(does: 'key_search' | 'key_move' | 'back_to_list', ...names: Said[]): (Node | Said)[] {
  return [h('span', {}, ...names.map((name) => h('kbd', {}, name)), verbatim(' '), language.say(does))];
}

function toast(text: Said): void {
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
