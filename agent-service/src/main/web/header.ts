import type { Console } from './console';
import { confirm } from './dialog';
import { h, icon, say } from 'shared/ui/dom';
import { ALERT, MUTE, SOUND } from 'shared/ui/icons';
import type { Sound } from './sound';
import { language } from './words';

/** The line above everything: available or not, connected or not, and the way out. Its elements come with the page. */
export class Header {
  private readonly state = element('connection-state');
  private readonly switch = element<HTMLButtonElement>('available');
  private readonly tone = element<HTMLButtonElement>('sound');
  private readonly banner = document.getElementById('banner')!;
  private readonly words = h('p');
  private readonly again = h(
    'a',
    { class: 'button small', href: element<HTMLAnchorElement>('home').href, 'data-testid': 'sign-in-again' },
    language.say('sign_in_again'),
  );
  private readonly retry: HTMLButtonElement;
  private leaving = false;

  constructor(
    private readonly desk: Console,
    sound: Sound,
    soundChanged: () => void,
  ) {
    this.retry = h(
      'button',
      { type: 'button', class: 'button small', 'data-testid': 'retry-now', onclick: () => desk.connection.wake() },
      language.say('retry_now'),
    );
    this.banner.replaceChildren(icon(ALERT), this.words, this.retry, this.again);
    addEventListener('online', () => this.showLine());
    addEventListener('offline', () => this.showLine());
    this.switch.addEventListener('click', () => desk.setAvailable(!desk.available));
    const drawTone = () => {
      this.tone.replaceChildren(icon(sound.on ? SOUND : MUTE));
      this.tone.setAttribute('aria-pressed', String(sound.on));
      this.tone.title = language.say(sound.on ? 'sound_on' : 'sound_off');
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
    const { available } = this.desk;
    this.switch.disabled = false;
    this.switch.setAttribute('aria-checked', String(available));
    say(this.switch.querySelector('.switch-label')!, language.say(available ? 'available' : 'away'));
    this.showLine();
  }

  /** Also once a second: a cut becomes worth a word by lasting. */
  showLine(): void {
    const { session } = this.desk;
    const { current, cutOff, stood } = this.desk.state;
    const state = session.over ? 'closed' : current;
    const away = state !== 'open' && !navigator.onLine;
    const cut = state !== 'open' && (away || session.over || cutOff);
    // Only a cut that lasts is told.
    const shown = stood && !cut ? 'open' : away ? 'offline' : state === 'connecting' && stood ? 'waiting' : state;
    this.state.dataset['state'] = state;
    this.state.dataset['shown'] = shown;
    say(this.state, language.say(`line_${shown}`));
    this.showBanner(cut, away);
  }

  private showBanner(cut: boolean, away: boolean): void {
    const { over } = this.desk.session;
    this.banner.hidden = !over && !cut;
    this.banner.dataset['kind'] = over ? 'over' : 'cut';
    this.again.hidden = !over;
    this.retry.hidden = over || away;
    const { why } = this.desk.door;
    const cutBy = why ? (`why_${why}` as const) : this.desk.state.stood ? 'reconnecting' : 'line_slow';
    say(this.words, language.say(over ? 'over_banner' : away ? 'offline' : cutBy));
  }

  private leave(event: Event): void {
    const mine = this.desk.queue.ownedBy(this.desk.me.id).length;
    if (mine > 0 && !this.leaving) {
      event.preventDefault();
      const link = event.currentTarget as HTMLAnchorElement;
      confirm(
        language.say('sign_out_ask'),
        [language.say('sign_out_text', { count: mine })],
        language.say('sign_out'),
        'sign-out-confirm',
        () => {
          this.leaving = true;
          link.click();
        },
      );
      return;
    }
    this.desk.connection.send({ type: 'available', on: false });
  }
}

function element<E extends HTMLElement = HTMLElement>(testid: string): E {
  return document.querySelector<E>(`[data-testid="${testid}"]`)!;
}
