import type { Said } from '../words/language';
import { verbatim } from '../words/language';
import { links } from './links';
import { shown } from './names';

type Child = Node | Said | undefined | false;
interface Props {
  [name: string]: unknown;
  title?: Said | undefined;
  placeholder?: Said | undefined;
  'aria-label'?: Said | undefined;
}

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
export function say(element: Element, ...parts: (Node | Said)[]): void {
  if (element.textContent !== parts.map((part) => (typeof part === 'string' ? part : part.textContent)).join('')) {
    element.replaceChildren(...parts);
  }
}

/** Nothing, for {@link say}. */
export const NOTHING = verbatim('');

/** A name among other words: its direction is its own. */
export function named(name: Said): HTMLElement {
  return h('bdi', {}, name);
}

/** Puts the elements into the parent in this order; those that are there stay where they are, and keep their focus. */
export function place(parent: Element, elements: readonly Element[]): void {
  const wanted = new Set(elements);
  [...parent.children].filter((child) => !wanted.has(child)).forEach((child) => child.remove());
  elements.forEach((element, index) => {
    if (parent.children[index] !== element) {
      parent.insertBefore(element, parent.children[index] ?? null);
    }
  });
}

/** A sign that stands beside words, or in the place of words that are read out; see icons.ts. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

/** Initials on a disc; the hue comes from the name, so that the same person always looks the same. */
export function avatar(name: string): HTMLElement {
  const initials = shown(name)
    .split(/\s+/)
    .map((word) => [...word][0] ?? '');
  const letters = `${initials[0]}${initials.length > 1 ? initials.at(-1) : ''}`.toUpperCase();
  const hue = [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 6, 7);
  return h('span', { class: `avatar hue-${hue}`, 'aria-hidden': 'true' }, verbatim(letters || '?'));
}

/** The text with its http(s) addresses as links; everything else stays text. */
export function linkified(text: string): (Node | Said)[] {
  return links(text).map(({ text: words, href }) => (href ? link(href, words) : verbatim(words)));
}

/** A link that leads out of our pages and tells the other side nothing about us. */
export function link(href: string, label: string): HTMLAnchorElement {
  return h('a', { href, target: '_blank', rel: 'noopener nofollow noreferrer' }, verbatim(label));
}

/** The three dots of somebody who is typing. */
export function dots(label: Said): HTMLElement {
  return h('span', { class: 'dots', role: 'img', 'aria-label': label }, h('i'), h('i'), h('i'));
}
