import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Channel } from 'shared/client/channel';
import type { Message, Sender } from 'shared/client/frames';
import { Outbox } from 'shared/client/outbox';
import { Store } from 'shared/client/store';
import { h } from 'shared/ui/dom';
import { shownMessages, type Talk, together } from 'shared/ui/shown-messages';
import { Language, verbatim } from 'shared/words/language';
import { FakeStore } from './fakes';

const ALICE: Sender = { kind: 'agent', name: 'Alice', id: 'a1' };
const AT = '2026-11-22T09:30:00.000Z';

function talk(me: Sender, over = false): Talk {
  const outbox = new Outbox({ store: new Store(new FakeStore()), prefix: 'out:' });
  const transport = { transmit: () => false, resume: () => false, greet: () => {}, typing: () => false, read: () => false };
  const channel = new Channel({ me: () => me, outbox, transport, changed: () => {}, now: () => 0, after: () => () => {} });
  return { channel, outbox, me, over, cutOff: false };
}

function message(seq: number, from: Sender, more: Partial<Message> = {}): Message {
  return { type: 'message', conversation: 'c1', seq, id: `id${seq}`, from, kind: 'text', text: 'hello', at: AT, ...more };
}

test('what somebody of the same name wrote is not mine', () => {
  const mine = talk(ALICE);
  [message(1, ALICE), message(2, { ...ALICE, id: 'a2' })].forEach((said) => mine.channel.timeline.receive(said));
  assert.deepEqual(
    shownMessages(mine).map(({ mine: own, key }) => [own, key]),
    [
      [true, 'id1'],
      [false, '2'],
    ],
  );
});

test('a visitor, who has no id, knows their own messages by the side', () => {
  const mine = talk({ kind: 'visitor', name: 'Vera' });
  mine.channel.timeline.receive(message(1, { kind: 'visitor', name: 'Vera' }));
  assert.equal(shownMessages(mine)[0]!.mine, true);
});

test('a message has the same row on its way and on record', () => {
  const mine = talk(ALICE);
  mine.channel.say('hello');
  const [pending] = shownMessages(mine);
  mine.channel.receive({ type: 'ack', conversation: 'c1', acks: [{ id: pending!.id, seq: 1, at: AT }] });
  const [sent] = shownMessages(mine);
  assert.deepEqual([pending!.state, sent!.state, sent!.key], ['pending', 'sent', pending!.key]);
});

test('what was not sent before the end is lost', () => {
  const mine = talk(ALICE, true);
  mine.outbox.add('too late', 'text');
  assert.equal(shownMessages(mine)[0]!.state, 'failed');
});

test('messages stand together that one person wrote shortly after another', () => {
  const [one, two] = [message(1, ALICE), message(2, ALICE)].map((said) => {
    const mine = talk(ALICE);
    mine.channel.timeline.receive({ ...said, seq: 1 });
    return shownMessages(mine)[0]!;
  });
  assert.equal(together(one, two), true);
  assert.equal(together(one, { ...two!, author: 'a2' }), false);
  assert.equal(together(one, { ...two!, kind: 'note' }), false);
  assert.equal(together(one, { ...two!, at: new Date(one!.at.getTime() + 5 * 60_000) }), false);
  assert.equal(together(undefined, two), false);
});

/** Not run: `tsc` holds what it refuses. */
export function refused(): void {
  const language = new Language('en', { send: 'Send' });
  h('p', {}, language.say('send'), verbatim('↑'));
  // @ts-expect-error a text that stands in the program
  h('p', {}, 'Send');
  // @ts-expect-error also where it is read out
  h('p', { 'aria-label': 'Send' });
  // @ts-expect-error a key that there is not
  language.say('sned');
}
