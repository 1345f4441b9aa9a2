import assert from 'node:assert/strict';
import { test } from 'node:test';
import { links } from 'shared/ui/links';

function hrefs(text: string): (string | undefined)[] {
  return links(text)
    .filter(({ href }) => href)
    .map(({ href }) => href);
}

test('addresses are links, and the rest is text', () => {
  assert.deepEqual(links('see https://example.com/a?b=c#d now'), [
    { text: 'see ' },
    { text: 'https://example.com/a?b=c#d', href: 'https://example.com/a?b=c#d' },
    { text: ' now' },
  ]);
});

test('closing punctuation belongs to the sentence', () => {
  assert.deepEqual(hrefs('(https://example.com/a), https://example.com/b. https://example.com/c?!'), [
    'https://example.com/a',
    'https://example.com/b',
    'https://example.com/c',
  ]);
  assert.deepEqual(hrefs('https://example.com/Foo_(bar).'), ['https://example.com/Foo_(bar)']);
});

test('no other scheme is a link', () => {
  assert.deepEqual(hrefs('javascript:alert(1) data:text/html,x ftp://example.com file:///etc/passwd'), []);
});

test('no text is lost', () => {
  for (const text of ['', 'plain', 'https://', 'http://[', 'https://a.example https://b.example', '<b>https://a.example</b>']) {
    assert.equal(
      links(text)
        .map((part) => part.text)
        .join(''),
      text,
    );
  }
});
