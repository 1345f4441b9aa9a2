import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ServiceFrame } from 'shared/client/frames';
import { FakeStore, settled } from '../../../../src-shared/web/src/test/web/fakes';
import { chatting, Desk, waiting } from './desk';

test('a waiting visitor is claimed and is mine when the service says so', async () => {
  const desk = await Desk.open([waiting('a')]);

  desk.console.pick('a');
  assert.deepEqual(desk.sent, [{ type: 'claim', conversation: 'a' }]);
  assert.equal(desk.chat('a').standing, 'opening');

  desk.opens('a');
  assert.equal(desk.chat('a').standing, 'mine');
  assert.deepEqual(desk.texts('a'), ['Hello?']);
});

test('of two agents the one who is late is told who has it', async () => {
  const desk = await Desk.open([waiting('a')]);

  desk.console.pick('a');
  desk.refuses('a', 'taken', 'Bob has this conversation.');

  assert.equal(desk.chat('a').standing, 'taken');
  assert.equal(desk.chat('a').holder, 'Bob');
});

test('a visitor with a colleague is not claimed', async () => {
  const desk = await Desk.open([chatting('a', 'bob')]);

  desk.console.pick('a');

  assert.deepEqual(desk.sent, []);
  assert.equal(desk.chat('a').standing, 'taken');
  assert.equal(desk.chat('a').holder, 'Bob');
});

test('my chats are on the desk again after a reload', async () => {
  const desk = await Desk.open([chatting('a', 'alice'), chatting('b', 'bob')]);

  assert.deepEqual(desk.sent, [{ type: 'resume', conversation: 'a', lastSeq: 0 }]);
  desk.opens('a');
  assert.equal(desk.chat('a').standing, 'mine');
  assert.equal(desk.console.active, 'a');
});

test('a claim whose answer was lost with the line is mine, not taken by myself', async () => {
  const desk = await Desk.open([waiting('a')]);
  desk.console.pick('a');
  desk.line.drops();
  await desk.world.passes(1_000);
  desk.line.opens();
  desk.says({ type: 'queue', full: true, entries: [chatting('a', 'alice')], removed: [] });

  desk.refuses('a', 'taken', 'Alice has this conversation.');
  assert.deepEqual(desk.sent.at(-1), { type: 'resume', conversation: 'a', lastSeq: 0 });
  desk.opens('a');

  assert.equal(desk.chat('a').standing, 'mine');
});

test('every chat is resumed from where it is on a new line, and what was not acknowledged goes out again', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.chat('a').channel.say('How can I help?');
  const first = desk.sent.at(-1);
  assert.equal(first.text, 'How can I help?');

  desk.line.drops(1012);
  await desk.world.passes(1_000);
  desk.line.opens();
  assert.deepEqual(desk.sent, [{ type: 'resume', conversation: 'a', lastSeq: 1 }]);
  desk.says({ type: 'started', conversation: 'a' }, { type: 'status', conversation: 'a', state: 'chatting', agent: 'Alice' });

  assert.deepEqual(desk.sent.at(-1), first);
  desk.says({ type: 'ack', conversation: 'a', acks: [{ id: first.id, seq: 2, at: '2026-11-22T12:00:05.000Z' }] });
  assert.deepEqual(desk.texts('a'), ['Hello?', 'How can I help?']);
  assert.deepEqual(desk.chat('a').outbox.items, []);
});

test('the token is renewed before it ends: a new line takes over, then the old one is closed, and nothing is shown twice', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  const old = desk.line;

  await desk.passes(226_000);
  const renewed = desk.line;
  assert.notEqual(renewed, old);
  assert.match(decodeURIComponent(renewed.protocols[2]!), /Bearer token 2$/);
  assert.equal(old.closedWith, undefined);

  renewed.opens();
  assert.equal(old.closedWith, 1000);
  assert.deepEqual(desk.sent, [{ type: 'resume', conversation: 'a', lastSeq: 1 }]);
  desk.says(desk.message('a', 1, 'Hello?'), desk.message('a', 2, 'Anybody?'));
  assert.deepEqual(desk.texts('a'), ['Hello?', 'Anybody?']);
});

test('a line that was closed because its token ended comes back with a fresh one', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);

  desk.line.drops(1008);
  await desk.world.passes(1_000);

  assert.match(decodeURIComponent(desk.line.protocols[2]!), /Bearer token 2$/);
});

test('when the session is over the agent is told, what was written stays, and a new login goes on', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.status = 401;
  desk.line.drops(1008);
  desk.chat('a').channel.say('Still here');
  await desk.world.passes(60_000);

  assert.equal(desk.console.session.over, true);
  assert.equal(desk.console.connection.state, 'closed');
  assert.equal(desk.calls, 2, 'a session that is over is not asked again and again');
  assert.equal((await Desk.open([chatting('a', 'alice')], desk.store)).chat('a').outbox.items[0]?.text, 'Still here');

  desk.status = 200;
  desk.world.wakes();
  await settled();
  assert.equal(desk.console.session.over, false);
  assert.equal(desk.console.connection.state, 'connecting');
});

test('an identity provider that does not answer is no reason to give up the line', async () => {
  const desk = await Desk.open();
  desk.status = 503;

  await desk.passes(226_000);
  assert.equal(desk.console.session.over, false);
  assert.equal(desk.console.connection.state, 'open');

  desk.status = 200;
  await desk.passes(11_000);
  assert.match(decodeURIComponent(desk.line.protocols[2]!), /Bearer token 3$/);
});

test('a chat that went elsewhere is no longer mine, but an older change of the queue does not take it away', async () => {
  const desk = await Desk.open([waiting('a', 1)]);
  desk.console.pick('a');
  desk.opens('a');
  desk.changes(waiting('a', 1));
  assert.equal(desk.chat('a').standing, 'mine');

  desk.changes(chatting('a', 'alice', 2));
  desk.changes(chatting('a', 'bob', 3));
  assert.equal(desk.chat('a').standing, 'taken');
  assert.equal(desk.chat('a').holder, 'Bob');
});

test('a chat that I handed over is with the other, also when a frame of mine crossed with that', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.chat('a').transfer('bob', '');
  desk.changes(chatting('a', 'bob', 3));
  desk.refuses('a', 'not_yours', 'This conversation is held by Bob.');

  assert.equal(desk.chat('a').standing, 'taken');
  assert.equal(desk.chat('a').holder, 'Bob');
});

test('a chat that I released is shown with who took it then', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.says({ type: 'status', conversation: 'a', state: 'waiting' });
  assert.equal(desk.chat('a').standing, 'released');

  desk.changes(chatting('a', 'bob', 4));
  assert.equal(desk.chat('a').standing, 'taken');
});

test('a chat that is handed to me appears by itself', async () => {
  const desk = await Desk.open([chatting('a', 'bob', 2)]);

  desk.changes(chatting('a', 'alice', 3));

  assert.deepEqual(desk.sent, [{ type: 'resume', conversation: 'a', lastSeq: 0 }]);
});

test('what the agent did not look at is unread', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.chat('a').looked();
  desk.says(desk.message('a', 2, 'One more thing'));

  assert.equal(desk.chat('a').unread, 1);
  assert.equal(desk.attention, 2, 'a tone for the message, and one for the first');
  desk.chat('a').looked();
  assert.equal(desk.chat('a').unread, 0);
});

test('what was answered before a reload is not unread after it', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.says({ ...desk.message('a', 2, 'Hi'), from: { kind: 'agent', name: 'Alice' } } as ServiceFrame, desk.message('a', 3, 'New'));

  assert.equal(desk.chat('a').unread, 1);
});

test('a message that is refused for good is shown as failed and goes out again only when asked to', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.chat('a').channel.say('x');
  const { id } = desk.sent.at(-1);
  desk.says({ type: 'error', conversation: 'a', id, code: 'text_length', text: 'too long', retryable: false });

  assert.equal(desk.chat('a').outbox.items[0]?.state, 'failed');
});

test('the choice to be away outlives a reload', async () => {
  const desk = await Desk.open();
  desk.console.setAvailable(false);

  const again = await Desk.open([], desk.store);
  assert.deepEqual(again.line.sent[0], { type: 'available', on: false });
});

test('a supervisor reads along without a trace', async () => {
  const desk = await Desk.open([chatting('a', 'bob')], undefined, { id: 'sue', name: 'Sue', supervisor: true });
  desk.console.pick('a');
  desk.console.watch('a');
  assert.deepEqual(desk.sent, [{ type: 'watch', conversation: 'a' }]);

  desk.says({ type: 'started', conversation: 'a' }, desk.message('a', 1, 'Hello?'), {
    type: 'status',
    conversation: 'a',
    state: 'chatting',
    agent: 'Bob',
  });
  assert.equal(desk.chat('a').standing, 'watching');
  desk.chat('a').looked();
  assert.deepEqual(
    desk.line.sent.filter(({ type }) => type === 'read'),
    [],
    'a reader who is not there has read nothing',
  );
});

test('a network that answers everything with its login page is waited for', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.html = true;
  desk.line.drops();
  await desk.world.passes(60_000);
  assert.equal(desk.console.session.over, false);
  assert.equal(desk.world.sockets.length, 1);

  desk.html = false;
  desk.world.wakes();
  await settled();
  assert.equal(desk.world.sockets.length, 2);
});

test('a chat that the store could not open just now is asked for again', async () => {
  const desk = await Desk.open([waiting('a')]);
  desk.console.pick('a');
  desk.says({ type: 'error', conversation: 'a', code: 'store_unavailable', text: 'later', retryable: true });
  await desk.world.passes(1_000);
  assert.deepEqual(desk.sent, [
    { type: 'claim', conversation: 'a' },
    { type: 'claim', conversation: 'a' },
  ]);
});

test('an end, a release or a handing over without a line is said to be none', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  desk.line.drops();
  desk.chat('a').end();
  desk.chat('a').release();
  desk.chat('a').transfer('bob', '');
  assert.equal(desk.notices.length, 3);
});

test('a full storage keeps nobody from working', async () => {
  const store = new FakeStore();
  store.full = true;
  const desk = await Desk.open([chatting('a', 'alice')], store);
  desk.opens('a');
  desk.console.setAvailable(false);
  desk.chat('a').channel.say('Hello');
  assert.equal(desk.sent.at(-1).text, 'Hello');
  assert.equal(desk.console.options.store.durable, false);
});

test('what another tab of this agent wrote and could not send any more is sent from here', async () => {
  const desk = await Desk.open([chatting('a', 'alice')]);
  desk.opens('a');
  const item = { id: 'from-the-other', text: 'Hello', kind: 'text', at: desk.world.now(), order: 0, state: 'pending', session: 1 };
  desk.console.elsewhere('openchat:agent:alice:out:a:from-the-other', JSON.stringify(item));
  await desk.world.passes(3_000);
  assert.equal(desk.sent.at(-1).id, 'from-the-other');
});

test('a crowd that comes in pages makes no sound, and who comes afterwards does', async () => {
  const desk = new Desk();
  desk.console.start();
  await settled();
  desk.line.opens();
  desk.says({ type: 'queue', full: true, entries: [waiting('a')], removed: [], more: true });
  desk.says({ type: 'queue', full: false, entries: [waiting('b')], removed: [], more: true });
  desk.says({ type: 'queue', full: false, entries: [waiting('c')], removed: [] });
  assert.equal(desk.attention, 0);

  desk.changes(waiting('d'));
  assert.equal(desk.attention, 1);
});

test('a chat of mine in the first of many pages is taken up at once', async () => {
  const desk = new Desk();
  desk.console.start();
  await settled();
  desk.line.opens();
  desk.says({ type: 'queue', full: true, entries: [chatting('mine', 'alice'), waiting('a')], removed: [], more: true });
  assert.deepEqual(desk.sent, [{ type: 'resume', conversation: 'mine', lastSeq: 0 }]);
});

test('an agent who is not let in is told why, and asks with the token that was refused', async () => {
  const desk = new Desk();
  desk.world.answer = () => Promise.resolve({ status: 200, json: () => Promise.resolve({ refused: 'no_role' }) });
  desk.console.start();
  await settled();
  desk.line.drops();
  await settled();
  assert.equal(desk.world.posts.length, 0);

  await desk.world.passes(5_000);
  desk.line.drops();
  await settled();

  assert.deepEqual(desk.world.posts, [{ url: 'https://test/ws/agent/door', headers: { Authorization: `Bearer token ${desk.calls}` } }]);
  assert.equal(desk.console.door.why, 'no_role');
});
