import type { Console } from './console';
import { confirm } from './dialog';
import { h, icon, say } from './dom';
import type { Sound } from './sound';

/** A short cut is not worth a banner. */
const PATIENCE = 2_000;

/** The line above everything: available or not, connected or not, and the way out. Its elements come with the page. */
export class Header {
  private readonly state = element('connection-state');
  private readonly switch = element<HTMLButtonElement>('available');
  private readonly tone = element<HTMLButtonElement>('sound');
  private readonly banner = document.getElementById('banner')!;
  private readonly words = h('p');
  private readonly again = h('a', { class: 'button small', href: element<HTMLAnchorElement>('home').href, 'data-testid': 'sign-in-again' }, 'Sign in again');
  private leaving = false;

  constructor(private readonly desk: Console, sound: Sound, soundChanged: () => void) {
    this.banner.replaceChildren(icon('alert'), this.words, this.again);
    this.switch.addEventListener('click', () => desk.setAvailable(!desk.available));
    const drawTone = () => {
      this.tone.replaceChildren(icon(sound.on ? 'sound' : 'mute'));
      this.tone.setAttribute('aria-pressed', String(sound.on));
      this.tone.title = sound.on ? 'Sound is on' : 'Sound is off';
    };
    this.tone.addEventListener('click', () => {
      sound.on = !sound.on;
      drawTone();
      soundChanged();
      sound.play();
    });
    drawTone();
    element<HTMLAnchorElement>('sign-out').addEventListener('click', (event) => this.leave(event));
  }

  update(): void {
    const { available, connection, session } = this.desk;
    const state = session.over ? 'closed' : connection.state;
    this.state.dataset['state'] = state;
    say(this.state, { open: 'Connected', connecting: 'Connecting', waiting: 'Reconnecting', closed: 'Not connected' }[state]);
    this.switch.disabled = false;
    this.switch.setAttribute('aria-checked', String(available));
    say(this.switch.querySelector('.switch-label')!, available ? 'Available' : 'Away');
    this.showBanner();
  }

  /** Also once a second: a cut becomes worth a banner by lasting. */
  showBanner(): void {
    const { connection, cutOffSince, session } = this.desk;
    const cut = connection.state !== 'open' && Date.now() - cutOffSince > PATIENCE;
    this.banner.hidden = !session.over && !cut;
    this.banner.dataset['kind'] = session.over ? 'over' : 'cut';
    this.again.hidden = !session.over;
    say(this.words, session.over
      ? 'Your session has ended. Sign in again: what you wrote and did not send yet is kept.'
      : 'The connection is lost. We keep trying; what you write is kept and sent as soon as it is back.');
  }

  private leave(event: Event): void {
    const mine = this.desk.queue.ownedBy(this.desk.me.id).length;
    if (mine > 0 && !this.leaving) {
      event.preventDefault();
      const link = event.currentTarget as HTMLAnchorElement;
      const what = mine === 1 ? 'A visitor is' : `${mine} visitors are`;
      confirm('Sign out now?', `${what} in chat with you and will go back to the queue.`, 'Sign out', 'sign-out-confirm', () => {
        this.leaving = true;
        link.click();
      });
      return;
    }
    this.desk.connection.send({ type: 'available', on: false });
  }
}

function element<E extends HTMLElement = HTMLElement>(testid: string): E {
  return document.querySelector<E>(`[data-testid="${testid}"]`)!;
}
