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
  raws = [];
  vi.useRealTimers();
});

let raws: PassThrough[] = [];
const lastRaw = () => raws.at(-1);

/** A call that has sent so many bytes and no end yet. */
async function send(intake: Intake, bytes: number, announced = 512_000, socket = new EventEmitter()) {
  const raw = Object.assign(new PassThrough({ autoDestroy: false }), { socket });
  raws.push(raw);
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
  return { request, raw, body, headers, answer: () => answer.emit('close') };
}

/** Fills all of the room: 496 calls of 512,000 bytes and 4,096 beside them, and 4 that have sent nothing yet. */
async function fill(intake: Intake) {
  const calls = [];
  for (let place = 0; place < 496; place++) calls.push(await send(intake, 511_000));
  for (let place = 0; place < 4; place++) calls.push(await send(intake, 0));
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
  const last = (await fill(intake)).at(-1);
  last?.raw.write(Buffer.alloc(900));
  await setImmediate();
  await expect(last?.body).rejects.toMatchObject({ code: 'TL_TOO_MANY' });
  expect(last?.headers.get('retry-after')).toBe('1');
  await expect(send(intake, 0)).rejects.toMatchObject({ code: 'TL_TOO_MANY' });
  last?.answer();
  await send(intake, 0);
});

test('what a body becomes when it is read counts, until the call is answered', async () => {
  const intake = new Intake();
  const small = await send(intake, 10);
  small.raw.end();
  await small.body;
  intake.grow(small.request, 200_000_000);
  expect(() => intake.grow(small.request, 60_000_000)).toThrow('More calls come');
  const other = await send(intake, 10);
  expect(() => intake.grow(other.request, 60_000_000)).toThrow('More calls come');
  small.answer();
  intake.grow(other.request, 60_000_000);
});

test('whose sender went while it was unpacked takes no room any more', async () => {
  const intake = new Intake();
  for (let place = 0; place < 3; place++) {
    const { raw, body, request, answer } = await send(intake, 10);
    raw.end();
    await body;
    answer();
    expect(() => intake.grow(request, 200_000_000)).toThrow('broke off');
  }
  intake.grow((await send(intake, 10)).request, 200_000_000);
});

test('calls that wait behind another one give their room back when their connection breaks', async () => {
  const intake = new Intake();
  const socket = new EventEmitter();
  for (let place = 0; place < 20; place++) intake.grow((await send(intake, 10, 10, socket)).request, 12_000_000);
  const { request } = await send(intake, 10);
  expect(() => intake.grow(request, 200_000_000)).toThrow('More calls come');
  expect(socket.listenerCount('close')).toBe(1);
  socket.emit('close');
  intake.grow(request, 250_000_000);
});

test('what is written of a call takes its room until it is, whether or not its sender waits', async () => {
  const intake = new Intake();
  const call = await send(intake, 10);
  intake.grow(call.request, 200_000_000);
  let written = () => {};
  const writing = intake.keep(call.request, () => new Promise<void>((resolve) => (written = resolve)));
  call.answer();
  const other = await send(intake, 10);
  expect(() => intake.grow(other.request, 200_000_000)).toThrow('More calls come');
  await expect(intake.keep(call.request, async () => undefined)).rejects.toThrow('broke off');
  written();
  await writing;
  intake.grow(other.request, 200_000_000);
});

test('a body in chunks of a byte arrives as it was sent', async () => {
  const intake = new Intake();
  const calls = await fill(intake);
  calls[0]?.answer();
  const { raw, body } = await send(intake, 0);
  for (let place = 0; place < 8000; place++) raw.write(Buffer.from([place % 256]));
  raw.end();
  const arrived = await body;
  expect([arrived.length, arrived[0], arrived[255], arrived.at(-1)]).toEqual([8000, 0, 255, 7999 % 256]);
});

test('a body in very many pieces is not read to its end', async () => {
  const { raw, body } = await send(new Intake(), 0);
  for (let place = 0; place < 8193; place++) raw.write('x');
  await expect(body).rejects.toThrow('too many pieces');
  expect(raw.destroyed).toBe(true);
});

test('a call that has arrived whole is let go by nobody', async () => {
  const intake = new Intake();
  const whole = await send(intake, 511_000);
  whole.raw.end();
  await whole.body;
  for (let place = 0; place < 495; place++) await send(intake, 511_000);
  vi.advanceTimersByTime(1500);
  // Those who still send make room; it does not.
  for (let place = 0; place < 10; place++) await send(intake, 511_000);
  vi.advanceTimersByTime(60_000);
  expect(whole.raw.destroyed).toBe(false);
});

test('who is refused may go on sending for as long as anybody, and no longer', async () => {
  const refused = await send(new Intake(), 100, 600_000).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'TL_TOO_LARGE' });
  const raw = lastRaw();
  vi.advanceTimersByTime(9000);
  expect(raw?.destroyed).toBe(false);
  vi.advanceTimersByTime(1500);
  expect(raw?.destroyed).toBe(true);
});

test('a body that breaks off is an error', async () => {
  const { raw, body } = await send(new Intake(), 10);
  raw.destroy(new Error('reset'));
  await expect(body).rejects.toMatchObject({ code: 'TL_BAD_REQUEST' });
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
