import { expect, test } from 'vitest';
import { nextLink, retryAfter } from './http-pages.ts';
import { readList } from './pull-s3.ts';
import { askWeb, isPublicAddress } from './web-client.ts';

test('addresses of this machine, of private networks and of the link are not public, in whatever form', () => {
  const inside = [
    ...['127.0.0.1', '127.8.8.8', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['0.0.0.0', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1'],
    ...[
      '::1',
      '::',
      'fe80::1',
      'fd00::1',
      'fc00::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
    ],
    ...['2002:7f00:1::', '2001:db8::1', '2001::1', 'no address'],
  ];
  expect(inside.filter(isPublicAddress)).toEqual([]);
  const outside = ['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::200e'];
  expect(outside.filter(isPublicAddress)).toEqual(outside);
});

test.each([
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  'http://[::1]:1/',
  'http://2130706433:1/',
  'http://0x7f.1:1/',
])('%s is refused before anything is sent', async (address) => {
  const signal = new AbortController().signal;
  await expect(askWeb({ url: new URL(address), headers: {}, allowPrivate: false, signal })).rejects.toMatchObject({
    code: 'TL_NOT_ALLOWED',
  });
});

test('the next page is read from a Link header as RFC 8288 writes it', () => {
  expect(nextLink('<https://a/?page=1>; rel="prev", <https://a/?page=3>; rel="next"')).toBe('https://a/?page=3');
  expect(nextLink('</rows?a=1,2>; title="x"; rel=next')).toBe('/rows?a=1,2');
  expect(nextLink('<https://a/?page=9>; rel="last"')).toBeNull();
  expect(nextLink('')).toBeNull();
});

test('a wait is told in seconds or as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(retryAfter('120', now)).toBe(120);
  expect(retryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30);
  expect(retryAfter('Thu, 01 Jan 2025 00:00:30 GMT', now)).toBe(0);
  expect([retryAfter(undefined, now), retryAfter('soon', now)]).toEqual([2, 2]);
});

test('a list of objects is read with the signs of XML in its keys', () => {
  const list = `<?xml version="1.0"?><ListBucketResult><IsTruncated>true</IsTruncated>
    <Contents><Key>a &amp; b&#x20;&lt;1&gt;.csv</Key><ETag>&quot;x-1&quot;</ETag></Contents>
    <NextContinuationToken>t==</NextContinuationToken></ListBucketResult>`;
  expect(readList(list)).toEqual({ objects: [{ path: 'a & b <1>.csv', mark: '"x-1"' }], next: 't==' });
});
