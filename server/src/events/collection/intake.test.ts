import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Intake } from './intake.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A call that has sent so many bytes and no end yet. */
async function send(intake: Intake, bytes: number, announced = 512_000) {
  const raw = new PassThrough();
  const headers = new Map<string, string>();
  const request = { headers: { 'content-length': String(announced) }, raw } as unknown as FastifyRequest;
  const answer = new EventEmitter();
  const reply = {
    raw: answer,
    header: (name: string, value: string) => headers.set(name, value),
  } as unknown as FastifyReply;
  raw.once('close', () => answer.emit('close'));
  raw.on('error', () => undefined);
  intake.enter(request, reply);
  const body = intake.read(request, raw as unknown as IncomingMessage);
  body.catch(() => undefined);
  raw.write(Buffer.alloc(bytes));
  await setImmediate();
  return { raw, body, headers, answer: () => answer.emit('close') };
}

/** Fills all of the room but for less than a call takes. */
async function fill(intake: Intake) {
  const calls = [];
  for (let place = 0; place < 124; place++) calls.push(await send(intake, 511_000));
  for (let place = 0; place < 31; place++) calls.push(await send(intake, 24));
  return calls;
}

test('what calls announce takes no room from others', async () => {
  const intake = new Intake();
  for (let place = 0; place < 2000; place++) await send(intake, 1);
  const { raw, body } = await send(intake, 500_000, 500_000);
  raw.end();
  expect(await body).toHaveLength(500_000);
});

test('a call for which there is no room is told when to come again, and comes through once one is answered', async () => {
  const intake = new Intake();
  const [first] = await fill(intake);
  await expect(send(intake, 300)).rejects.toMatchObject({ code: 'TL_TOO_MANY' });
  first?.answer();
  const { raw, body } = await send(intake, 300);
  raw.end();
  expect(await body).toHaveLength(300);
});

test('a call that grows over the room is refused and gives back what it took', async () => {
  const intake = new Intake();
  const calls = await fill(intake);
  calls[0]?.raw.write(Buffer.alloc(900));
  calls[1]?.raw.write(Buffer.alloc(900));
  await setImmediate();
  await expect(calls[0]?.body).rejects.toMatchObject({ code: 'TL_TOO_MANY' });
  expect(calls[0]?.headers.get('retry-after')).toBe('1');
  calls[0]?.answer();
  await send(intake, 300);
});

test('who has been sending for a second makes room for others, but not for nobody', async () => {
  const intake = new Intake();
  const calls = await fill(intake);
  vi.advanceTimersByTime(1500);
  expect(calls.filter((one) => one.raw.destroyed)).toHaveLength(0);
  await send(intake, 300);
  expect(calls.filter((one) => one.raw.destroyed)).toHaveLength(1);
  vi.advanceTimersByTime(9000);
  expect(calls.filter((one) => one.raw.destroyed)).toHaveLength(calls.length);
});

test('a body that is longer than a call may be is refused, whatever it announced', async () => {
  const { body } = await send(new Intake(), 513_000, 10);
  await expect(body).rejects.toMatchObject({ code: 'TL_TOO_LARGE' });
});
