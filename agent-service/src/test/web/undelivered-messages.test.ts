import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FakeStore } from '../../../../src-shared/web/src/test/web/fakes';
import { chatting, Desk, waiting } from './desk';

const DAY = 24 * 3_600_000;

/** An agent who wrote this, and whose page went away before it was answered. */
async function wroteAndLeft(text: string, served = 1): Promise<FakeStore> {
  const desk = await Desk.open([{ ...chatting('a', 'alice'), served }]);
  desk.opens('a');
  desk.chat('a').channel.say(text);
  return desk.store;
}

function unsent(desk: Desk): string[] {
  return desk.console.undelivered.shown.map(({ item }) => `${item.to}: ${item.text}`);
}

function sends(desk: Desk): string[] {
  return desk.sent.filter(({ type }) => type === 'send').map(({ text }) => text);
}

function answer(desk: Desk, code: string): void {
  const { id, conversation } = desk.sent.at(-1);
  desk.says({ type: 'error', conversation, id, code, text: code, retryable: false });
}

for (const [what, entries, code] of [
  ['ended', [], 'ended'],
  ['went back to the queue', [waiting('a', 3)], 'not_yours'],
  ['went to a colleague', [chatting('a', 'bob', 3)], 'not_yours'],
] as const) {
  test(`what was not sent into a chat that ${what} meanwhile is shown, and goes out no more`, async () => {
    const store = await wroteAndLeft('Still there?');

    const desk = await Desk.open([...entries], store);
    answer(desk, code);
    assert.deepEqual(unsent(desk), ['Maria: Still there?']);

    desk.changes(waiting('b'));
    assert.deepEqual(sends(desk), ['Still there?'], 'asked about once');

    desk.console.undelivered.discard(desk.console.undelivered.shown[0]!);
    assert.deepEqual(unsent(desk), []);
    assert.deepEqual(unsent(await Desk.open([...entries], store)), []);
  });
}

test('what was stored after all is not shown as not sent, for the service repeats its ack', async () => {
  const store = await wroteAndLeft('Stored');
  const desk = await Desk.open([], store);
  assert.deepEqual(unsent(desk), [], 'not before the service has answered');

  const { id } = desk.sent.at(-1);
  desk.says({ type: 'ack', conversation: 'a', acks: [{ id, seq: 2, at: '2026-11-22T12:00:05.000Z' }] });
  assert.deepEqual(unsent(desk), []);
  assert.equal([...store.entries.keys()].filter((key) => key.includes(':out:')).length, 0);
});

test('without a line it is shown as it is known', async () => {
  const store = await wroteAndLeft('Still there?');
  const desk = await Desk.open([], store);
  desk.line.drops();
  assert.deepEqual(unsent(desk), ['Maria: Still there?']);
});

test('a chat that is still mine gets what was written', async () => {
  const store = await wroteAndLeft('Here is the answer');
  const desk = await Desk.open([chatting('a', 'alice')], store);
  desk.opens('a');
  assert.deepEqual(sends(desk), ['Here is the answer']);
  assert.deepEqual(unsent(desk), []);
});

test('a chat that was lost and is mine again in a later session gets nothing of the former one by itself', async () => {
  const store = await wroteAndLeft('From before', 1);
  const desk = await Desk.open([{ ...chatting('a', 'alice'), served: 2 }], store);
  desk.opens('a');
  assert.deepEqual(sends(desk), []);
  assert.equal(desk.chat('a').outbox.items[0]?.state, 'failed');

  desk.chat('a').outbox.retry(desk.chat('a').outbox.items[0]!.id);
  desk.chat('a').channel.flush();
  assert.deepEqual(sends(desk), ['From before'], 'but when the agent says so');
});

test('claiming a chat anew sends nothing that was written before', async () => {
  const store = await wroteAndLeft('From before');
  const desk = await Desk.open([waiting('a', 3)], store);
  answer(desk, 'not_yours');
  desk.console.pick('a');
  desk.opens('a');
  desk.changes({ ...chatting('a', 'alice', 4), served: 2 });
  assert.deepEqual(sends(desk), ['From before'], 'the question, before the claim');
  assert.deepEqual(
    desk.chat('a').outbox.items.map(({ state }) => state),
    ['failed'],
  );
});

test('what is lost under the hands of the agent stays in the pane, and then among what was not sent', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.chat('a').channel.say('Too late');
  desk.changes(chatting('a', 'alice', 3));
  desk.changes(chatting('a', 'bob', 4));
  const { id } = desk.sent.at(-1);
  assert.equal(desk.chat('a').outbox.get(id)?.state, 'failed');
  desk.says({ type: 'error', conversation: 'a', id, code: 'not_yours', text: 'held by Bob.', retryable: false });

  desk.console.close('a');
  desk.changes(waiting('b'));
  answer(desk, 'not_yours');
  assert.deepEqual(unsent(desk), ['Maria: Too late']);
});

test('a supervisor who reads along says nothing that is left over', async () => {
  const store = await wroteAndLeft('From before');
  const desk = await Desk.open([chatting('a', 'bob', 3)], store, { id: 'alice', name: 'Alice', supervisor: true });
  answer(desk, 'not_yours');
  desk.console.pick('a');
  desk.console.watch('a');
  desk.says({ type: 'started', conversation: 'a' }, { type: 'status', conversation: 'a', state: 'chatting', agent: 'Bob' });
  assert.deepEqual(sends(desk), ['From before'], 'the question, before');
});

test('what nobody cared for in a day is put away, whosever it is', async () => {
  const store = await wroteAndLeft('Long ago');
  for (const [key, value] of store.entries) {
    if (key.includes(':out:')) {
      store.entries.set(key, JSON.stringify({ ...JSON.parse(value), at: JSON.parse(value).at - DAY - 1 }));
    }
  }
  await Desk.open([], store, { id: 'bob', name: 'Bob', supervisor: false });
  assert.equal([...store.entries.keys()].filter((key) => key.includes(':out:')).length, 0);
});
