import { expect, test } from 'vitest';
import { KnownLinks } from './known-links.ts';

test('what was set is known, and nothing else, however many links there are', () => {
  const links = new KnownLinks();
  for (let n = 0; n < 300_000; n++) links.set(`w\ncustomer-${n}\nanonymous:device-${n}\ndevice`, n);
  links.set('w\ncustomer-7\nanonymous:device-7\ndevice', 3);
  let wrong = 0;
  for (let n = 0; n < 300_000; n++) {
    if (links.get(`w\ncustomer-${n}\nanonymous:device-${n}\ndevice`) !== (n === 7 ? 3 : n)) wrong += 1;
    if (links.get(`w\ncustomer-${n}\nanonymous:device-${n + 1}\ndevice`) !== undefined) wrong += 1;
  }
  expect(wrong).toBe(0);
});

test('when there are too many, all are forgotten and it goes on', () => {
  const links = new KnownLinks(1024);
  for (let n = 0; n < 5000; n++) {
    links.set(`link ${n}`, n);
    expect(links.get(`link ${n}`)).toBe(n);
  }
  expect(links.get('link 0')).toBeUndefined();
  links.clear();
  expect(links.get('link 4999')).toBeUndefined();
});
