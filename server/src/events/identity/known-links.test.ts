import { expect, test } from 'vitest';
import { KnownLinks } from './known-links.ts';

test('what was set is known, and nothing else, however many links there are', () => {
  const links = new KnownLinks();
  const linkOf = (n: number, device = n) => ({
    a: `customer-${n}`,
    b: `anonymous:device-${device}`,
    rule: 'seen-with' as const,
  });
  for (let n = 0; n < 300_000; n++) links.set('w', { ...linkOf(n), firstMs: n });
  links.set('w', { ...linkOf(7), firstMs: 3 });
  let wrong = 0;
  for (let n = 0; n < 300_000; n++) {
    if (links.get('w', linkOf(n)) !== (n === 7 ? 3 : n)) wrong += 1;
    if (links.get('w', linkOf(n, n + 1)) !== undefined || links.get('v', linkOf(n)) !== undefined) wrong += 1;
  }
  expect(wrong).toBe(0);
});

test('when there are too many, all are forgotten and it goes on', () => {
  const links = new KnownLinks(1024);
  const linkOf = (n: number) => ({ a: 'x', b: `y${n}`, rule: 'alias' as const });
  for (let n = 0; n < 5000; n++) {
    links.set('w', { ...linkOf(n), firstMs: n });
    expect(links.get('w', linkOf(n))).toBe(n);
  }
  expect(links.get('w', linkOf(0))).toBeUndefined();
  links.clear();
  expect(links.get('w', linkOf(4999))).toBeUndefined();
});

test('what ends one name does not begin the next', () => {
  const links = new KnownLinks();
  links.set('w', { a: 'ab', b: 'c', rule: 'alias', firstMs: 1 });
  expect(links.get('w', { a: 'a', b: 'bc', rule: 'alias' })).toBeUndefined();
});
