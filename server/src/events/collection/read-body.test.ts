import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { FastifyRequest } from 'fastify';
import { expect, test } from 'vitest';
import { readBody } from './read-body.ts';

const requestOf = (body: Buffer, encoding?: string) =>
  ({ body, headers: encoding === undefined ? {} : { 'content-encoding': encoding } }) as unknown as FastifyRequest;
const text = Buffer.from(
  JSON.stringify({ batch: Array.from({ length: 1000 }, () => ({ userId: 'ana', event: 'Paid' })) }),
);

test.each([
  // An object, a list, a thousand objects of two values, and the commas between them.
  ['as it is', requestOf(text), 100 * (2 + 1000 * 2 + 999)],
  ['packed', requestOf(gzipSync(text), 'gzip'), text.length + 100 * (2 + 1000 * 2 + 999)],
])('what a body takes when it is read is told before it is read: %s', async (_name, request, expected) => {
  let told = 0;
  const tell = (bytes: number) => {
    told += bytes;
  };
  expect(await readBody(request, tell)).toEqual(JSON.parse(text.toString()));
  expect(told).toBe(expected);
  const full = () => {
    throw new Error('no room');
  };
  await expect(readBody(request, full)).rejects.toThrow('no room');
});

test.each([
  ['a short one as much as it can become', gzipSync(text), 'gzip', 1032 * gzipSync(text).length + 64],
  ['a long one as much as a call may have', gzipSync(randomBytes(2000)), 'gzip', 512_000],
])('a packed body takes, while it is unpacked, %s', async (_name, packed, encoding, expected) => {
  const told: number[] = [];
  const reading = readBody(requestOf(packed, encoding), (bytes) => told.push(bytes)).catch(() => undefined);
  expect(told).toEqual([expected]);
  await reading;
});

test('a body that unpacks to more than a call may have is refused', async () => {
  const large = gzipSync(Buffer.alloc(600_000, ' '));
  await expect(readBody(requestOf(large, 'gzip'), () => undefined)).rejects.toMatchObject({ code: 'TL_TOO_LARGE' });
});
