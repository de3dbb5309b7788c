import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { parseJsonExactly } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { FastifyRequest } from 'fastify';

/** The most bytes of one call, unpacked (500 kB, in Segment's specification), and of one event (32 kB). */
export const mostBytesPerCall = 512_000;
export const mostBytesPerEvent = 32_768;
/** The most messages of one call: each takes room of its own, however short it is. */
const mostMessagesPerCall = 5000;

const unpackers = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/** What a value takes once it is read, however short it is written: lists of nothing are the dearest. */
const bytesOfValue = 100;

/**
 * The JSON of a call, unpacked. `onGrown` is told what it will take, in bytes, before it takes it; nobody knows what a packed
 * body becomes, so it is the most it can at first, and what that was too much is taken back. Throws TL_TOO_LARGE, TL_BAD_REQUEST.
 */
export async function readBody(request: FastifyRequest, onGrown: (bytes: number) => void): Promise<unknown> {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  const packed = request.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const isPacked = packed !== 'identity' && packed !== '';
  const atMost = isPacked ? mostUnpacked(body, packed) : 0;
  onGrown(atMost);
  const text = isPacked ? await unpack(body, packed) : body;
  onGrown((isPacked ? text.length - atMost : 0) + valuesIn(text) * bytesOfValue);
  try {
    return parseJsonExactly(text.toString());
  } catch (cause) {
    throw new Fault('TL_BAD_REQUEST', 'The body is not JSON.', { cause });
  }
}

/** One for each byte that stands before a value: a comma, and the beginning of a list or an object. */
const begins = new Uint8Array(256);
for (const sign of ',[{') begins[sign.charCodeAt(0)] = 1;

/** At most how many values JSON holds. */
function valuesIn(text: Buffer): number {
  let values = 0;
  for (let place = 0; place < text.length; place++) values += begins[text[place] ?? 0] ?? 0;
  return values;
}

/** What is packed best by gzip and deflate takes a thousandth. */
const bestRatio = 1032;

/** At most how many bytes a packed body becomes. */
function mostUnpacked(body: Buffer, packed: string): number {
  return packed === 'br' ? mostBytesPerCall : Math.min(mostBytesPerCall, body.length * bestRatio + 64);
}

async function unpack(body: Buffer, packed: string): Promise<Buffer> {
  const unpacker = Object.entries(unpackers).find(([name]) => name === packed)?.[1];
  if (unpacker === undefined)
    throw new Fault(
      'TL_BAD_REQUEST',
      `The encoding "${packed.slice(0, 40)}" is not known. Send gzip, or leave it out.`,
    );
  try {
    return await unpacker(body, { maxOutputLength: mostBytesPerCall });
  } catch (cause) {
    if (cause instanceof RangeError) throw new Fault('TL_TOO_LARGE', tooLargeWords);
    throw new Fault('TL_BAD_REQUEST', `The body cannot be unpacked as ${packed}.`, { cause });
  }
}

export const tooLargeWords = `A call has at most ${mostBytesPerCall / 1024} kB. Send smaller batches.`;

/** Throws TL_TOO_LARGE where a call holds too many messages. */
export function refuseMany(messages: readonly unknown[]): void {
  if (messages.length <= mostMessagesPerCall) return;
  const most = mostMessagesPerCall.toLocaleString('en');
  throw new Fault('TL_TOO_LARGE', `A call has at most ${most} messages. Send smaller batches.`);
}
