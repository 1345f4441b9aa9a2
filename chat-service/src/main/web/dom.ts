import { shown } from 'shared/ui/names';

type Child = Node | string | undefined | false;
type Props = Record<string, unknown>;

/** An element; `on…` are listeners, true and false set and leave out an attribute, text is always text. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  set(element, props);
  element.append(...children.filter((child) => child !== undefined && child !== false));
  return element;
}

export function set(element: Element, props: Props): void {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2).toLowerCase(), value as EventListener);
    } else if (value === undefined || value === false) {
      element.removeAttribute(name);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
}

/** Changes the text only when it differs, so that a screen reader is not told twice. */
export function say(element: HTMLElement, ...parts: (Node | string)[]): void {
  if (element.textContent !== parts.map((part) => (typeof part === 'string' ? part : part.textContent)).join('')) {
    element.replaceChildren(...parts);
  }
}

/** A name among other words: its direction is its own. */
export function named(name: string): HTMLElement {
  return h('bdi', {}, shown(name));
}

export function show(element: HTMLElement, visible: boolean): void {
  element.hidden = !visible;
}

const ICONS = {
  send: 'M4.4 11.2 3 4.6c-.2-1 .7-1.7 1.6-1.3l16 7.6c.9.4.9 1.7 0 2.1l-16 7.7c-.9.4-1.8-.4-1.6-1.3l1.4-6.6L13 12z',
  close: 'm6 9 6 6 6-6',
  chat: 'M12 3.5c-5 0-9 3.4-9 7.6 0 2.4 1.3 4.5 3.3 5.9-.1 1-.5 2.2-1.4 3.2 1.9-.2 3.5-.9 4.6-1.8.8.2 1.6.3 2.5.3 5 0 9-3.4 9-7.6s-4-7.6-9-7.6z',
  star: 'm12 3.2 2.6 5.5 6 .8-4.4 4.2 1.1 6L12 16.8l-5.3 2.9 1.1-6-4.4-4.2 6-.8z',
  check: 'm4 12.5 5 5L20 6.5',
  checks: 'm1.5 13 4.5 4.5L16 7m-5.500 9 1.500 1.500L22.500 7',
  clock: 'M12 7v5l3 2m6-2a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  alert: 'M12 8v5m0 3.500v.1m9-4.600a9 9 0 1 1-18 0 9 9 0 0 1 18 0z',
  down: 'M12 5v14m-6-6 6 6 6-6',
  exit: 'M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 16l-4-4 4-4m-4 4h10',
};

export type Icon = keyof typeof ICONS;

export function icon(name: Icon): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  set(svg, { viewBox: '0 0 24 24', class: `icon icon-${name}`, 'aria-hidden': 'true' });
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

/** Initials on a disc; the hue comes from the name, so that the same person always looks the same. */
export function avatar(name: string): HTMLElement {
  const initials = shown(name, '').split(/\s+/).map((word) => [...word][0] ?? '');
  const letters = [initials[0], initials.length > 1 ? initials.at(-1) : ''].join('').toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 6, 7);
  return h('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, letters || '?');
}
