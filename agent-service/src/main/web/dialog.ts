import { randomId } from 'shared/client/ids';
import { avatar, h, named } from 'shared/ui/dom';
import type { Said } from 'shared/words/language';
import { language } from './words';

/** Asks before something that cannot be taken back. */
export function confirm(title: Said, text: (Node | Said)[], label: Said, testid: string, act: () => void): void {
  const dialog = open(title, [h('p', {}, ...text)], h('button', { type: 'submit', class: 'button danger', 'data-testid': testid }, label));
  dialog.addEventListener('close', () => dialog.returnValue === 'yes' && act());
}

interface Colleague {
  id: string;
  name: string;
  available: boolean;
}

/** Asks to whom a chat shall go. */
export async function transfer(agentsUrl: string, myId: string, act: (to: string, note: string) => void): Promise<void> {
  const note = h('textarea', {
    rows: 2,
    maxlength: 1000,
    placeholder: language.say('hand_over_note_hint'),
    'aria-label': language.say('hand_over_note'),
    'data-testid': 'transfer-note',
  });
  const people = h(
    'div',
    { class: 'people', role: 'radiogroup', 'aria-label': language.say('colleagues') },
    h('p', { class: 'muted' }, language.say('colleagues_loading')),
  );
  const go = h(
    'button',
    { type: 'submit', class: 'button primary', disabled: true, 'data-testid': 'transfer-confirm' },
    language.say('hand_over'),
  );
  const dialog = open(language.say('hand_over_title'), [people, note], go);
  people.addEventListener('change', () => (go.disabled = false));
  dialog.addEventListener('close', () => {
    const to = people.querySelector<HTMLInputElement>('input:checked')?.value;
    if (dialog.returnValue === 'yes' && to) {
      act(to, note.value.trim());
    }
  });
  const all = await colleagues(agentsUrl);
  const others = all?.filter(({ id }) => id !== myId) ?? [];
  people.replaceChildren(
    ...(others.length > 0
      ? others.sort((a, b) => Number(b.available) - Number(a.available)).map(person)
      : [h('p', { class: 'muted' }, language.say(all ? 'colleagues_none' : 'colleagues_failed'))]),
  );
}

async function colleagues(url: string): Promise<Colleague[] | undefined> {
  try {
    const response = await fetch(url);
    return response.ok ? ((await response.json()) as Colleague[]) : undefined;
  } catch {
    return undefined;
  }
}

function person({ id, name, available }: Colleague): HTMLElement {
  return h(
    'label',
    { class: 'person' },
    h('input', { type: 'radio', name: 'to', value: id, 'data-testid': 'transfer-to' }),
    avatar(name),
    h('span', { class: 'person-name' }, named(language.name(name))),
    h('span', { class: available ? 'presence on' : 'presence' }, language.say(available ? 'available' : 'away')),
  );
}

function open(title: Said, content: HTMLElement[], go: HTMLButtonElement): HTMLDialogElement {
  const id = `dialog-${randomId()}`;
  const dialog: HTMLDialogElement = h(
    'dialog',
    { 'aria-labelledby': id },
    h(
      'form',
      { method: 'dialog', onsubmit: () => (dialog.returnValue = 'yes') },
      h('h2', { id }, title),
      ...content,
      h(
        'div',
        { class: 'actions' },
        h('button', { type: 'button', class: 'button', onclick: () => dialog.close('no') }, language.say('cancel')),
        go,
      ),
    ),
  );
  go.value = 'yes';
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
