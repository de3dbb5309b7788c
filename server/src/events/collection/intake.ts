import type { IncomingMessage } from 'node:http';
import { Fault } from '@throughline/core/faults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mostBytesPerCall, tooLargeWords } from './read-body.ts';

/** Bytes of calls that are read or written at the same time. */
const mostBytesUnderWay = 64_000_000;
/** What a call takes beside its body. */
const bytesOfCall = 4096;
/** How long a call may take to arrive. */
const patienceMilliseconds = 10_000;
/** How long it may take where others wait for its room. */
const graceMilliseconds = 1000;

/** A call from its first byte until it is answered. */
interface Call {
  readonly since: number;
  readonly reply: FastifyReply;
  bytes: number;
  letGo(): void;
}

/**
 * Keeps calls from filling the memory: what has arrived and is under way is bounded, and slow senders are let go, sooner where
 * others would be turned away for them. What a call only announces takes no room from anybody.
 */
export class Intake {
  #bytes = 0;
  readonly #calls = new WeakMap<FastifyRequest, Call>();
  /** Those that have not arrived whole, the oldest first. */
  readonly #arriving = new Set<Call>();

  /** Counts a call in until it is answered. Throws TL_TOO_LARGE, TL_TOO_MANY. */
  enter(request: FastifyRequest, reply: FastifyReply): void {
    if (Number(request.headers['content-length'] ?? 0) > mostBytesPerCall)
      throw new Fault('TL_TOO_LARGE', tooLargeWords);
    const call: Call = {
      since: performance.now(),
      reply,
      bytes: 0,
      letGo: () => {
        this.#leave(call);
        request.raw.destroy();
      },
    };
    this.#take(call, bytesOfCall);
    this.#calls.set(request, call);
    this.#arriving.add(call);
    const impatience = setTimeout(call.letGo, patienceMilliseconds);
    request.raw.once('end', () => {
      clearTimeout(impatience);
      this.#arriving.delete(call);
    });
    reply.raw.once('close', () => {
      clearTimeout(impatience);
      this.#leave(call);
    });
  }

  /** The body of a call that entered. Throws TL_TOO_LARGE, TL_TOO_MANY. */
  read(request: FastifyRequest, payload: IncomingMessage): Promise<Buffer> {
    const call = this.#calls.get(request);
    let chunks: Buffer[] = [];
    let length = 0;
    return new Promise((resolve, reject) => {
      payload.on('data', (chunk: Buffer) => {
        length += chunk.length;
        try {
          if (length > mostBytesPerCall) throw new Fault('TL_TOO_LARGE', tooLargeWords);
          if (call !== undefined) this.#take(call, chunk.length);
          chunks.push(chunk);
        } catch (error) {
          // What still comes is passed over.
          payload.removeAllListeners('data').resume();
          chunks = [];
          reject(error);
        }
      });
      payload.once('end', () => resolve(Buffer.concat(chunks)));
      payload.once('error', reject);
    });
  }

  #take(call: Call, bytes: number): void {
    if (this.#bytes + bytes > mostBytesUnderWay) this.#letGoOfSlow(bytes);
    if (this.#bytes + bytes > mostBytesUnderWay) {
      call.reply.header('retry-after', '1');
      throw new Fault('TL_TOO_MANY', 'More calls come than can be taken. Send this again in a second.');
    }
    this.#bytes += bytes;
    call.bytes += bytes;
  }

  #leave(call: Call): void {
    this.#arriving.delete(call);
    this.#bytes -= call.bytes;
    call.bytes = 0;
  }

  #letGoOfSlow(bytes: number): void {
    const tooOld = performance.now() - graceMilliseconds;
    for (const call of this.#arriving) {
      if (call.since > tooOld || this.#bytes + bytes <= mostBytesUnderWay) return;
      call.letGo();
    }
  }
}
