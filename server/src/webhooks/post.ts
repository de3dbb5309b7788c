import { lookup } from 'node:dns/promises';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { hostOf, RefusedAddress, type Resolve, type Resolved, resolveChecked } from './address.ts';

/** What became of one try: the status that was answered, or why there was none. */
export interface Tried {
  readonly status: number | null;
  readonly error: string | null;
  /** How long the receiver asked to be left alone, in milliseconds; 0 where it did not. */
  readonly askedToWaitMilliseconds: number;
}

/** What was answered. */
type Answered = Pick<Tried, 'askedToWaitMilliseconds'> & { readonly status: number };

export interface Posting {
  readonly url: string;
  readonly isInside: boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Post {
  readonly resolve: Resolve;
  readonly timeoutMilliseconds: number;
  /** Ends the try when the server stops; what became of it then is not known. */
  readonly stopping: AbortSignal;
}

/** The system's own way of finding the addresses of a host. */
export const systemResolve: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address, family }) => ({
    address,
    family: family === 6 ? 6 : 4,
  }));

/**
 * Sends a body once and tells what was answered; the answer itself is not read. The host is resolved once and the
 * connection goes to the address that was checked, so that a name cannot turn to another between check and call.
 */
export async function post(posting: Posting, { resolve, timeoutMilliseconds, stopping }: Post): Promise<Tried> {
  const late = AbortSignal.timeout(timeoutMilliseconds);
  const signal = AbortSignal.any([late, stopping]);
  try {
    const url = new URL(posting.url);
    const resolving = resolveChecked(hostOf(url), posting.isInside, resolve);
    const answered = await send(posting, await orAbort(resolving, signal), signal);
    const { status } = answered;
    return { ...answered, error: status >= 200 && status < 300 ? null : errorOfStatus(status) };
  } catch (error) {
    const words = late.aborted ? `No answer within ${timeoutMilliseconds / 1000} seconds.` : wordsOf(error);
    return { status: null, error: words, askedToWaitMilliseconds: 0 };
  }
}

function send({ url, headers, body }: Posting, found: readonly Resolved[], signal: AbortSignal): Promise<Answered> {
  const address = new URL(url);
  const request = address.protocol === 'https:' ? httpsRequest : httpRequest;
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
    signal,
    maxHeaderSize: 16_384,
    lookup: (_host, { all }, done) => {
      const [first] = found;
      if (all === true) done(null, [...found]);
      else done(null, first?.address ?? '', first?.family);
    },
  };
  return new Promise((resolve, reject) => {
    const sending = request(address, options, (response) => {
      resolve({
        status: response.statusCode ?? 0,
        askedToWaitMilliseconds: waitOf(response.headers['retry-after']),
      });
      // Whatever is answered beside the status, however much of it.
      response.on('error', () => undefined);
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

/** A Retry-After in milliseconds, of seconds or of a date; a day at most, 0 where it cannot be read. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(wait) ? 0 : Math.min(86_400_000, Math.max(0, wait));
}

function orAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function errorOfStatus(status: number): string {
  if (status >= 300 && status < 400) return `It answered ${status}: redirects are not followed. Change the address.`;
  if (status === 410) return 'It answered 410: it wants no more. The webhook was stopped.';
  return `It answered ${status}.`;
}

const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The connection was refused: nothing listens there.',
  ECONNRESET: 'The connection broke.',
  EHOSTUNREACH: 'There is no way to that address.',
  ENETUNREACH: 'There is no way to that address.',
  ENOTFOUND: 'The host is not found.',
  EAI_AGAIN: 'The host could not be looked up just now.',
  CERT_HAS_EXPIRED: 'Its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by itself.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another host.',
};

/** What went wrong in words; never more of an error than its code, which holds no secret. */
function wordsOf(error: unknown): string {
  if (error instanceof RefusedAddress) return error.message;
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  return words[code] ?? `It could not be sent (${code === '' ? 'no reason given' : code}).`;
}
