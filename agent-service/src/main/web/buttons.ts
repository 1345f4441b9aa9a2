import { h, icon } from 'shared/ui/dom';
import type { Said } from 'shared/words/language';

/** A round button that shows a sign and says what it does. */
export function iconButton(path: string, label: Said, act: () => void, props: Record<string, string> = {}): HTMLButtonElement {
  return h('button', { type: 'button', class: 'icon-button', title: label, 'aria-label': label, onclick: act, ...props }, icon(path));
}

/** A small button with words. */
export function smallButton(label: Said, testid: string, act: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button small', 'data-testid': testid, onclick: act }, label);
}
