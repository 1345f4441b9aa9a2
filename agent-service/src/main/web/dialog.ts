import { avatar, h, named } from './dom';

/** Asks before something that cannot be taken back. */
export function confirm(title: string, text: (Node | string)[], label: string, testid: string, act: () => void): void {
  const dialog = open(title, [h('p', {}, ...text)], h('button', { type: 'submit', class: 'button danger', 'data-testid': testid }, label));
  dialog.addEventListener('close', () => dialog.returnValue === 'yes' && act());
}

interface Colleague { id: string; name: string; available: boolean }

/** Asks to whom a chat shall go. */
export async function transfer(agentsUrl: string, myId: string, act: (to: string, note: string) => void): Promise<void> {
  const note = h('textarea', { rows: 2, maxlength: 1000, placeholder: 'What they should know (optional)', 'aria-label': 'Note for your colleague', 'data-testid': 'transfer-note' });
  const people = h('div', { class: 'people', role: 'radiogroup', 'aria-label': 'Colleague' }, h('p', { class: 'muted' }, 'Loading your colleagues…'));
  const go = h('button', { type: 'submit', class: 'button primary', disabled: true, 'data-testid': 'transfer-confirm' }, 'Hand over');
  const dialog = open('Hand the chat over', [people, note], go);
  people.addEventListener('change', () => (go.disabled = false));
  dialog.addEventListener('close', () => {
    const to = people.querySelector<HTMLInputElement>('input:checked')?.value;
    if (dialog.returnValue === 'yes' && to) {
      act(to, note.value.trim());
    }
  });
  const all = await colleagues(agentsUrl);
  const others = all?.filter(({ id }) => id !== myId) ?? [];
  people.replaceChildren(...(others.length > 0
    ? others.sort((a, b) => Number(b.available) - Number(a.available)).map(person)
    : [h('p', { class: 'muted' }, all ? 'None of your colleagues has signed in yet.' : 'Your colleagues could not be loaded. Close this and try again.')]));
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
  return h('label', { class: 'person' },
    h('input', { type: 'radio', name: 'to', value: id, 'data-testid': 'transfer-to' }),
    avatar(name), h('span', { class: 'person-name' }, named(name)), h('span', { class: available ? 'presence on' : 'presence' }, available ? 'Available' : 'Away'));
}

function open(title: string, content: HTMLElement[], go: HTMLButtonElement): HTMLDialogElement {
  const id = `dialog-${crypto.randomUUID()}`;
  const dialog: HTMLDialogElement = h('dialog', { 'aria-labelledby': id },
    h('form', { method: 'dialog', onsubmit: () => (dialog.returnValue = 'yes') },
      h('h2', { id }, title), ...content,
      h('div', { class: 'actions' }, h('button', { type: 'button', class: 'button', onclick: () => dialog.close('no') }, 'Cancel'), go)));
  go.value = 'yes';
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}
