import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startOf } from '../../main/web/start';

const VERA = { name: 'Vera', consent: true };
const start = (page: string, department?: string) => startOf(VERA, { locale: 'en', department, page: () => page });

for (const page of ['about:srcdoc', 'about:blank', 'file:///home/vera/shop.html', 'blob:https://shop.test/1', 'data:text/html,x']) {
  test(`${page} is no place to tell`, () => assert.equal('page' in start(page), false));
}

test('a page is told as it is, and a long one by its beginning', () => {
  assert.equal(start('https://shop.test/tea?a=1#b').page, 'https://shop.test/tea?a=1#b');
  assert.equal(start(`https://shop.test/tea?a=${'x'.repeat(20_000)}`).page, 'https://shop.test/tea');
  assert.equal(start(`https://shop.test/${'x'.repeat(20_000)}`).page, 'https://shop.test/');
});

test('a department that is too long is shortened, and the developers of the site are told', (context) => {
  const warn = context.mock.method(console, 'warn', () => {});
  assert.equal(start('https://shop.test/', 'x'.repeat(62)).department, 'x'.repeat(60));
  assert.match(String(warn.mock.calls[0]?.arguments[0]), /data-department/);
  assert.equal(start('https://shop.test/', '😀'.repeat(60)).department, '😀'.repeat(60));
  assert.equal(warn.mock.callCount(), 1);
});
