import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Door } from 'shared/client/door';
import { FakeWorld } from './fakes';

const URL = 'https://chat.example.com/ws/visitor/door';

function door(said?: unknown, status = 200, headers?: () => Record<string, string>) {
  const world = new FakeWorld();
  let changes = 0;
  if (said !== undefined) {
    world.answer = () => Promise.resolve({ status, json: () => Promise.resolve(said) });
  }
  const door = new Door({ url: URL, environment: world, changed: () => changes++, ...(headers && { headers }) });
  const fails = async (times: number) => {
    for (let n = 0; n < times; n++) {
      door.change('connecting');
      door.change('waiting');
      await new Promise(setImmediate);
    }
  };
  return { world, door, fails, changes: () => changes };
}

test('one attempt in vain is not asked about', async () => {
  const { world, fails } = door({ refused: 'foreign_origin' });
  await fails(1);
  assert.equal(world.posts.length, 0);
});

test('the reason of the service is told, once', async () => {
  const { world, door: asked, fails, changes } = door({ refused: 'foreign_origin' });
  await fails(3);
  assert.deepEqual(world.posts[0], { url: URL, headers: {} });
  assert.equal(asked.why, 'foreign_origin');
  assert.equal(changes(), 1);
});

test('limits of any kind are one thing for a person', async () => {
  for (const refused of ['rate_limited', 'too_many_sockets']) {
    const { door: asked, fails } = door({ refused });
    await fails(2);
    assert.equal(asked.why, 'crowded');
  }
});

test('where nothing speaks against it, it is cut on the way, but only after some attempts', async () => {
  const { door: asked, fails } = door({});
  await fails(3);
  assert.equal(asked.why, undefined);
  await fails(1);
  assert.equal(asked.why, 'cut');
});

test('a connection makes the reason forgotten', async () => {
  const { world, door: asked, fails } = door({ refused: 'blocked' });
  await fails(2);
  asked.change('open');
  assert.equal(asked.why, undefined);
  await fails(1);
  assert.equal(world.posts.length, 1);
});

test('a refused token is one, whoever says so, but only of those who have one', async () => {
  const agent = door('', 401, () => ({ Authorization: 'Bearer abc' }));
  await agent.fails(2);
  assert.deepEqual(agent.world.posts[0]?.headers, { Authorization: 'Bearer abc' });
  assert.equal(agent.door.why, 'bad_token');
  const visitor = door('', 401);
  await visitor.fails(2);
  assert.equal(visitor.door.why, undefined);
});

test('it is asked less and less often, and once at a time', async () => {
  const { world, fails } = door({});
  await fails(40);
  assert.equal(world.posts.length, 5);
  const silent = door();
  silent.world.answer = () => new Promise(() => {});
  await silent.fails(40);
  assert.equal(silent.world.posts.length, 1);
});

test('who gets no answer, or one that means nothing, has no reason', async () => {
  const silent = door();
  await silent.fails(9);
  assert.equal(silent.door.why, undefined);
  for (const [said, status] of [
    ['<html>', 404],
    [{ refused: 'unheard_of' }, 200],
    [{}, 503],
  ] as const) {
    const odd = door(said, status);
    await odd.fails(9);
    assert.equal(odd.door.why, undefined);
  }
});

test('an answer that comes too late counts for nothing', async () => {
  const { world, door: asked, fails } = door();
  let say = (_: unknown) => {};
  world.answer = () => new Promise((resolve) => (say = (said) => resolve({ status: 200, json: () => Promise.resolve(said) })));
  await fails(2);
  asked.change('open');
  say({ refused: 'blocked' });
  await new Promise(setImmediate);
  assert.equal(asked.why, undefined);
});
