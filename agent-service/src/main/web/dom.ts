import { links } from 'shared/ui/links';
import { shown } from 'shared/ui/names';

type Child = Node | string | undefined | false;
type Props = Record<string, unknown>;

/** An element; `on…` are listeners, true and false set and leave out an attribute, text is always text. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value as EventListener);
    } else if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

/** Changes the text only when it differs, so that a screen reader is not told twice. */
export function say(element: Element, ...parts: (Node | string)[]): void {
  if (element.textContent !== parts.map((part) => (typeof part === 'string' ? part : part.textContent)).join('')) {
    element.replaceChildren(...parts);
  }
}

/** What a person wrote in one line, where it stands beside other words: its direction is its own, whatever it holds. */
export function named(name: string): HTMLElement {
  return h('bdi', {}, shown(name));
}

/** Puts the elements into the parent in this order; those that are there stay where they are, and keep their focus. */
export function place(parent: Element, elements: readonly Element[]): void {
  const wanted = new Set(elements);
  for (const child of [...parent.children]) {
    if (!wanted.has(child)) {
      child.remove();
    }
  }
  elements.forEach((element, index) => {
    if (parent.children[index] !== element) {
      parent.insertBefore(element, parent.children[index] ?? null);
    }
  });
}

const ICONS = {
  send: 'M4.4 11.2 3 4.6c-.2-1 .7-1.7 1.6-1.3l16 7.6c.9.4.9 1.7 0 2.1l-16 7.7c-.9.4-1.8-.4-1.6-1.3l1.4-6.6L13 12z',
  close: 'M6 6l12 12M18 6L6 18',
  back: 'M15 5l-7 7 7 7',
  info: 'M12 11v5m0-8.5v.1m9 4.4a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  end: 'M5 12.5l4.5 4.5L19 7.5',
  release: 'M4 12h12a4 4 0 0 1 0 8h-3M4 12l4.5-4.5M4 12l4.5 4.5',
  transfer: 'M4 8h13m0 0l-3.5-3.5M17 8l-3.5 3.5M20 16H7m0 0l3.5-3.5M7 16l3.5 3.5',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zm12.5 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0z',
  clock: 'M12 7.5V12l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  checks: 'M2 13l4.3 4.3L15 8.5M11.5 16l1.3 1.3L21.5 8.5',
  alert: 'M12 8v5m0 3.4v.1m9-4.5a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  note: 'M5 4.5h14v10l-5 5H5zM14 19.5v-5h5M8.5 9h7M8.5 12.5h3.5',
  down: 'M12 5v14m-6-6l6 6 6-6',
  inbox: 'M4 13.5l3-8h10l3 8v5H4zm0 0h4.5l1 2.5h5l1-2.5H20',
  chats: 'M4 5h11v8H9l-3.5 3v-3H4zM18 9h2.5v7.5H19v3l-3.5-3H11V16',
  sound: 'M5 9.5v5h3l4.5 3.5V6L8 9.5zM16 9a4 4 0 0 1 0 6M18.5 6.5a8 8 0 0 1 0 11',
  mute: 'M5 9.5v5h3l4.5 3.5V6L8 9.5zM16 10l4.5 4.5M20.5 10L16 14.5',
} as const;

export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** A round button that shows an icon and says what it does. */
export function iconButton(name: Icon, label: string, act: () => void, props: Props = {}): HTMLButtonElement {
  return h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick: act, ...props }, icon(name));
}

/** Initials on a disc; the hue comes from the name, so that the same person always looks the same. */
export function avatar(name: string): HTMLElement {
  const words = shown(name, '').split(/\s+/).map((word) => [...word][0] ?? '');
  const letters = `${words[0] ?? ''}${words.length > 1 ? words.at(-1) : ''}`.toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 6, 7);
  return h('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, letters || '?');
}

/** The text with its http(s) addresses as links; everything else stays text. */
export function linkified(text: string): (Node | string)[] {
  return links(text).map(({ text: words, href }) => (href ? link(href, words) : words));
}

/** A link that leads out of the portal and tells the other side nothing about us. */
export function link(address: string, label: string): HTMLAnchorElement {
  return h('a', { href: address, target: '_blank', rel: 'noopener nofollow noreferrer' }, label);
}
