import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Fault } from '@throughline/core/faults';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { mostBytesPerCall, tooLargeWords } from './read-body.ts';

/** What calls that are read or written may take at the same time, in bytes. */
const mostBytesUnderWay = 256_000_000;
/** What a call takes beside its body. */
const bytesOfCall = 4096;
const firstBodyBytes = 16_384;
/** A body in more pieces costs more to read than it can be worth; over a wire it comes in some hundreds. */
const mostPieces = 8192;
/** How long a call may take to arrive. */
const patienceMilliseconds = 10_000;
/** How long it may take where others wait for its room. */
const graceMilliseconds = 1000;

/** A call from its first byte until it is answered. */
interface Call {
  readonly since: number;
  readonly reply: FastifyReply;
  bytes: number;
  /** It was answered, or its sender went: what is still read of it is for nobody. */
  isOver: boolean;
  /** What was read of it still waits to be written, whether or not its sender does. */
  isKept: boolean;
  letGo(): void;
}

/**
 * Keeps calls from filling the memory: what has arrived, what it becomes when it is unpacked, and the messages read from it are
 * bounded, and slow senders are let go, sooner where others would be turned away for them. What a call only announces takes
 * no room from anybody.
 */
export class Intake {
  #bytes = 0;
  readonly #calls = new WeakMap<FastifyRequest, Call>();
  /** Those that have not arrived whole, the oldest first. */
  readonly #arriving = new Set<Call>();
  /**
   * The calls of each connection. When it breaks, the answers that wait behind another one are not told, so the connection is
   * listened to, once for all its calls.
   */
  readonly #connections = new WeakMap<EventEmitter, Set<Call>>();

  /** Counts a call in until it is answered. Throws TL_TOO_LARGE, TL_TOO_MANY. */
  enter(request: FastifyRequest, reply: FastifyReply): void {
    const call: Call = {
      since: performance.now(),
      reply,
      bytes: 0,
      isOver: false,
      isKept: false,
      letGo: () => {
        this.#leave(call);
        request.raw.destroy();
      },
    };
    // Who was refused may go on sending for as long as anybody.
    const impatience = setTimeout(call.letGo, patienceMilliseconds);
    const hasArrived = () => {
      clearTimeout(impatience);
      this.#arriving.delete(call);
    };
    request.raw.once('end', hasArrived).once('close', hasArrived);
    reply.raw.once('close', () => this.#leave(call));
    this.#leaveWith(request.raw.socket, call);
    if (Number(request.headers['content-length'] ?? 0) > mostBytesPerCall)
      throw new Fault('TL_TOO_LARGE', tooLargeWords);
    this.#take(call, bytesOfCall);
    this.#calls.set(request, call);
    this.#arriving.add(call);
  }

  /** The body of a call that entered. Throws TL_TOO_LARGE, TL_TOO_MANY. */
  read(request: FastifyRequest, payload: IncomingMessage): Promise<Buffer> {
    const call = this.#calls.get(request);
    // Copied into one buffer: a chunk of a byte takes a hundred.
    let body = Buffer.alloc(0);
    let [length, pieces] = [0, 0];
    return new Promise((resolve, reject) => {
      payload.on('data', (chunk: Buffer) => {
        pieces += 1;
        try {
          if (pieces > mostPieces) throw inPieces();
          if (length + chunk.length > mostBytesPerCall) throw new Fault('TL_TOO_LARGE', tooLargeWords);
          const size = sizeFor(length + chunk.length, body.length);
          if (call !== undefined) this.#take(call, size - body.length);
          if (size > body.length) body = Buffer.concat([body.subarray(0, length)], size);
          length += chunk.copy(body, length);
        } catch (error) {
          // What still comes is passed over, or not even read.
          payload.removeAllListeners('data').resume();
          if (pieces > mostPieces) call?.letGo();
          body = Buffer.alloc(0);
          reject(error);
        }
      });
      payload.once('end', () => resolve(body.subarray(0, length)));
      payload.once('error', () => reject(brokeOff()));
    });
  }

  /** Counts what the body of a call becomes when it is read, less than before where that is below zero. Throws TL_TOO_MANY. */
  grow(request: FastifyRequest, bytes: number): void {
    const call = this.#calls.get(request);
    if (call !== undefined) this.#take(call, bytes);
  }

  /**
   * Writes what was read of a call, and keeps its room until then, also where its sender does not wait for that. Throws where
   * the sender went before.
   */
  async keep<T>(request: FastifyRequest, write: () => Promise<T>): Promise<T> {
    const call = this.#calls.get(request);
    if (call === undefined) return write();
    if (call.isOver) throw brokeOff();
    call.isKept = true;
    try {
      return await write();
    } finally {
      call.isKept = false;
      if (call.isOver) this.#giveBack(call);
    }
  }

  #leaveWith(connection: EventEmitter, call: Call): void {
    let calls = this.#connections.get(connection);
    if (calls === undefined) {
      const own = new Set<Call>();
      connection.once('close', () => {
        for (const one of own) this.#leave(one);
      });
      this.#connections.set(connection, own);
      calls = own;
    }
    calls.add(call);
    call.reply.raw.once('close', () => calls.delete(call));
  }

  #take(call: Call, bytes: number): void {
    // Nothing would ever give this room back.
    if (call.isOver) throw brokeOff();
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
    call.isOver = true;
    if (!call.isKept) this.#giveBack(call);
  }

  #giveBack(call: Call): void {
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

function brokeOff(): Fault {
  return new Fault('TL_BAD_REQUEST', 'The call broke off before its end.');
}

function inPieces(): Fault {
  return new Fault('TL_BAD_REQUEST', 'The body comes in too many pieces. Send it in larger ones.');
}

/** How large a buffer must be that holds so many bytes: it grows by doubling, up to what a call may have. */
function sizeFor(length: number, size: number): number {
  if (length <= size) return size;
  return Math.min(mostBytesPerCall, Math.max(firstBodyBytes, 2 ** Math.ceil(Math.log2(length))));
}
