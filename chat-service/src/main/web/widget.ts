// The one line that a company puts on its pages: <script src="https://chat.example.com/widget.js" async></script>
// Options: data-title, data-accent (a CSS colour), data-theme (light or dark), data-locale, data-department, data-position (left or right).
import type { Handover, Panel } from './widget-options';
import { CHAT, FOLD } from 'shared/ui/icons';
import { baseOf, choose } from 'shared/words/language';
import LABEL from 'words:visitor.open';
import css from './widget.css';

/** Hashed paths of the assets (see build.mjs). */
declare const ASSETS: Readonly<Record<string, string>>;

const script = document.currentScript as HTMLScriptElement;
const { title, accent, theme, locale, department, position } = script.dataset;
const base = new URL('.', script.src);
const openKey = `openchat:${base.host}:open`;

/** The panel's script speaks one language; which one has to be known before it is fetched. */
const language = baseOf(choose([locale, document.documentElement.lang, ...navigator.languages], Object.keys(LABEL)) ?? 'en');

const host = document.createElement('div');
const root = host.attachShadow({ mode: 'open' });
const button = document.createElement('button');
const badge = document.createElement('span');
let panel: Panel | undefined;
let open = false;
let loading = false;

function build(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  host.dataset['side'] = position === 'left' ? 'left' : 'right';
  if (theme === 'light' || theme === 'dark') {
    host.style.colorScheme = theme;
  }
  if (accent && CSS.supports('color', accent)) {
    host.style.setProperty('--oc-accent', accent);
  }
  button.className = 'launcher';
  button.type = 'button';
  button.dataset['testid'] = 'launcher';
  button.setAttribute('aria-haspopup', 'dialog');
  button.addEventListener('click', () => toggle(!open));
  badge.className = 'badge';
  root.append(button);
  document.body.append(host);
  if (accent) {
    host.style.setProperty('--oc-on-accent', readable(getComputedStyle(button).backgroundColor));
  }
  draw();
}

/** Black or white, whichever can be read on the colour. */
function readable(colour: string): string {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map((part) => (Number(part) / 255) ** 2.2);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.3 ? '#12131c' : '#fff';
}

function draw(): void {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', open ? FOLD : CHAT);
  svg.append(path);
  button.replaceChildren(svg, badge);
  button.setAttribute('aria-label', [LABEL[language], badge.title].filter(Boolean).join(', '));
  button.setAttribute('aria-expanded', String(open));
  button.setAttribute('aria-busy', String(open && !panel));
}

function toggle(wanted: boolean): void {
  open = wanted;
  remember(wanted);
  if (!panel) {
    load();
  }
  panel?.show(wanted);
  draw();
  if (!wanted) {
    button.focus();
  }
}

/** A panel that was open stays open on the company's next page. */
function remember(wanted: boolean): void {
  try {
    sessionStorage.setItem(openKey, wanted ? '1' : '');
  } catch {
    // Storage is forbidden: the next page begins closed.
  }
}

function load(): void {
  if (loading) {
    return;
  }
  loading = true;
  const element = document.createElement('script');
  const handover: Handover = {
    base,
    root,
    options: { title, locale, department },
    unread(count, label) {
      badge.textContent = count > 99 ? '99+' : count > 0 ? String(count) : '';
      badge.title = count > 0 ? label : '';
      draw();
    },
    close: () => toggle(false),
    ready(loaded) {
      panel = loaded;
      if (open) {
        panel.show(true);
      }
      draw();
    },
  };
  // A classic script, not import(): that would need CORS headers from every server and cache in between.
  element.src = new URL(ASSETS[`panel-${language}.js`]!, base).href;
  element.charset = 'utf-8';
  const failed = () => {
    if (!panel) {
      // The next click tries again.
      loading = open = false;
      element.remove();
      draw();
    }
  };
  element.addEventListener('error', failed);
  // A network that asks for a login answers with a page of its own, which is no script.
  element.addEventListener('load', failed);
  document.head.append(Object.assign(element, { openchat: handover }));
}

function begin(): void {
  build();
  try {
    open = sessionStorage.getItem(openKey) === '1';
    // Somebody who has a conversation wants to see its new messages on the launcher.
    if (open || localStorage.getItem(`openchat:${base.host}:ticket`)) {
      load();
    }
  } catch {
    // Storage is forbidden: the panel is fetched at the first click.
  }
  draw();
}

// Twice on a page is a slip; once is enough.
if (!('OpenChat' in window)) {
  Object.assign(window, { OpenChat: { open: () => toggle(true), close: () => toggle(false) } });
  if (document.body) {
    begin();
  } else {
    addEventListener('DOMContentLoaded', begin);
  }
}
