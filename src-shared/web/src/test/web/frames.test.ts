import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { codePoints, parse, serialize } from 'shared/client/frames';

interface Sample {
  name: string;
  side: 'visitor' | 'agent' | 'service';
  frame: { type: string };
}

const samples: Sample[] = JSON.parse(readFileSync(process.env['SAMPLES']!, 'utf8'));

const WHAT_THE_SERVICE_SENDS = ['started', 'ack', 'message', 'status', 'queue', 'typing', 'read', 'delivered', 'drain', 'error', 'pong'];

test('there is a sample of every frame that the service sends', () => {
  const types = new Set(samples.filter(({ side }) => side === 'service').map(({ frame }) => frame.type));
  assert.deepEqual([...types].sort(), [...WHAT_THE_SERVICE_SENDS].sort());
});

for (const { name, side, frame } of samples) {
  if (side === 'service') {
    test(`reads the sample "${name}"`, () => {
      assert.deepEqual(parse(JSON.stringify(frame)), [frame]);
    });
  } else {
    test(`writes the sample "${name}"`, () => {
      assert.deepEqual(JSON.parse(serialize(frame as Parameters<typeof serialize>[0])), frame);
    });
  }
}

test('a frame of an unknown type, and what is no frame, is passed over', () => {
  for (const text of ['{"type":"fanfare"}', '{}', '[]', 'null', '7', 'hello', '']) {
    assert.deepEqual(parse(text), []);
  }
});

test('an unknown field does no harm', () => {
  assert.equal(parse('{"type":"pong","mood":"good"}')[0]?.type, 'pong');
});

test('frames that come together are read in their order, less the unknown ones', () => {
  const types = parse('[{"type":"drain","after":1},{"type":"fanfare"},7,{"type":"pong"}]').map(({ type }) => type);
  assert.deepEqual(types, ['drain', 'pong']);
});

test('lengths count code points', () => {
  assert.equal(codePoints('a😀ä'), 3);
});
