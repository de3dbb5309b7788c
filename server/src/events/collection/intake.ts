import { Fault } from '@throughline/core/faults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mostBytesPerCall, tooLargeWords } from './read-body.ts';

/** Bytes of calls that are read or written at the same time. */
const mostBytesUnderWay = 64_000_000;
/** How long a call may take to arrive. */
const patienceMilliseconds = 10_000;
/** How long it may take where others wait for its room. */
const graceMilliseconds = 1000;

/** A call that has not arrived whole. */
interface Arriving {
  readonly since: number;
  letGo(): void;
}

/**
 * Keeps calls from filling the memory: what is under way at the same time is bounded, and slow senders are let go, sooner
 * where others would be turned away for them.
 */
export class Intake {
  #bytes = 0;
  /** The oldest first. */
  readonly #arriving = new Set<Arriving>();

  /** Counts a call in until it is answered. Throws TL_TOO_LARGE, TL_TOO_MANY. */
  enter(request: FastifyRequest, reply: FastifyReply): void {
    const announced = request.headers['content-length'];
    const bytes = announced === undefined ? mostBytesPerCall : Number(announced);
    if (bytes > mostBytesPerCall) throw new Fault('TL_TOO_LARGE', tooLargeWords);
    if (this.#bytes + bytes > mostBytesUnderWay) this.#letGoOfSlow(bytes);
    if (this.#bytes + bytes > mostBytesUnderWay)
      throw new Fault('TL_TOO_MANY', 'More calls come than can be taken. Send this again in a second.');
    this.#bytes += bytes;
    let isCounted = true;
    const leave = () => {
      if (isCounted) this.#bytes -= bytes;
      isCounted = false;
    };
    const call: Arriving = {
      since: performance.now(),
      letGo: () => {
        leave();
        request.raw.destroy();
      },
    };
    this.#arriving.add(call);
    const impatience = setTimeout(call.letGo, patienceMilliseconds);
    const arrived = () => {
      clearTimeout(impatience);
      this.#arriving.delete(call);
    };
    request.raw.once('end', arrived);
    reply.raw.once('close', () => {
      arrived();
      leave();
    });
  }

  #letGoOfSlow(bytes: number): void {
    const tooOld = performance.now() - graceMilliseconds;
    for (const call of this.#arriving) {
      if (call.since > tooOld || this.#bytes + bytes <= mostBytesUnderWay) return;
      this.#arriving.delete(call);
      call.letGo();
    }
  }
}
