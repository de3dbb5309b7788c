import type { IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { atPath, parseJsonExactly, type SettingsOf } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { PullTask } from './page.ts';
import { askWeb, readText } from './web-client.ts';

const largestAnswer = 32_000_000;
const longestWaitSeconds = 60;
const mostTries = 5;

/** One answer: its rows, from where to go on (null at the end), and where to begin next time if this was the end. */
export interface HttpAnswer {
  readonly rows: readonly unknown[];
  readonly next: string | null;
  readonly stay: string | null;
}

/** Asks an API for one answer after the other, no faster than it was told, and waits when it is asked to. */
export class HttpPages {
  readonly #settings: SettingsOf<'http'>;
  readonly #task: PullTask;
  #notBefore = 0;

  constructor(settings: SettingsOf<'http'>, task: PullTask) {
    this.#settings = settings;
    this.#task = task;
  }

  async read(place: string | null): Promise<HttpAnswer> {
    const url = this.#addressOf(place);
    const answer = await this.#ask(url);
    const body = parseJson(await readText(answer, largestAnswer));
    const rows = rowsOf(body, this.#settings.rowsPath);
    return { rows, ...this.#nextOf({ body, rows, answer, url, place }) };
  }

  #addressOf(place: string | null): URL {
    const start = new URL(this.#settings.url);
    const { next } = this.#settings;
    if (place === null || next.kind === 'none') return start;
    if (next.kind === 'link' || (next.kind === 'body' && /^(https?:\/\/|\/)/.test(place))) {
      const url = new URL(place, start);
      if (url.origin === start.origin) return url;
      // The secret would be sent to whomever the answer names.
      throw new Fault(
        'TL_CONNECTOR_FAILED',
        `The next page is on another host (${url.host}), so it was not asked for.`,
      );
    }
    start.searchParams.set(next.parameter, place);
    return start;
  }

  #nextOf(read: {
    body: unknown;
    rows: readonly unknown[];
    answer: IncomingMessage;
    url: URL;
    place: string | null;
  }): Pick<HttpAnswer, 'next' | 'stay'> {
    const { next } = this.#settings;
    switch (next.kind) {
      case 'none':
        return { next: null, stay: null };
      case 'body':
        return { next: textOf(atPath(read.body, next.path)), stay: read.place };
      case 'link': {
        const link = nextLink(String(read.answer.headers.link ?? ''));
        return { next: link === null ? null : new URL(link, read.url).href, stay: read.place };
      }
      case 'last-row':
        // Known only by an answer without rows, or one that ends where it began.
        return { next: textOf(atPath(read.rows.at(-1), next.field)), stay: read.place };
    }
  }

  async #ask(url: URL): Promise<IncomingMessage> {
    const { settings, signal, secret } = { settings: this.#settings, ...this.#task };
    const headers = { accept: 'application/json', ...settings.headers };
    for (let tries = 1; ; tries++) {
      await pause(Math.max(0, this.#notBefore - Date.now()), undefined, { signal });
      this.#notBefore = Date.now() + 60_000 / settings.requestsPerMinute;
      const answer = await askWeb({
        url,
        headers: secret === null ? headers : { ...headers, [settings.secretHeader]: secret },
        allowPrivate: settings.allowPrivate,
        signal,
      });
      const status = answer.statusCode ?? 0;
      if (status >= 200 && status < 300) return answer;
      answer.destroy();
      const seconds = retryAfter(answer.headers['retry-after'], Date.now());
      if ((status !== 429 && status !== 503) || tries >= mostTries || seconds > longestWaitSeconds)
        throw refused(url, status, status === 429 || status === 503 ? seconds : 0);
      this.#notBefore = Math.max(this.#notBefore, Date.now() + seconds * 1000);
    }
  }
}

function refused(url: URL, status: number, retryAfterSeconds: number): Fault {
  const hint =
    status === 401 || status === 403
      ? ' Check the secret.'
      : retryAfterSeconds > 0
        ? ` It asks to wait ${retryAfterSeconds} s.`
        : '';
  return new Fault('TL_CONNECTOR_FAILED', `${url.host} answered with status ${status}.${hint}`, {
    details: { retryAfterSeconds },
  });
}

/** How long an answer asks to wait, in seconds: a number or a date; two when it does not say. */
export function retryAfter(header: string | undefined, now: number): number {
  if (header === undefined) return 2;
  if (/^\d{1,9}$/.test(header.trim())) return Number(header);
  const at = Date.parse(header);
  return Number.isNaN(at) ? 2 : Math.max(0, Math.ceil((at - now) / 1000));
}

/** The address that a Link header (RFC 8288) names as the next; null when it names none. */
export function nextLink(header: string): string | null {
  for (const [, address = '', parameters = ''] of header.matchAll(/<([^>]*)>((?:\s*;\s*[^,;"]+(?:"[^"]*")?)*)/g)) {
    if (/;\s*rel\s*=\s*"?(?:[^"]*\s)?next(?:\s[^"]*)?"?/i.test(parameters)) return address;
  }
  return null;
}

function rowsOf(body: unknown, path: string): readonly unknown[] {
  const rows = atPath(body, path);
  if (Array.isArray(rows)) return rows;
  throw new Fault(
    'TL_CONNECTOR_FAILED',
    path === ''
      ? 'The answer is not a list. Say where in it the rows are.'
      : `There is no list at "${path}" of the answer. Check where the rows are.`,
  );
}

function textOf(value: unknown): string | null {
  return (typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value) : null;
}

function parseJson(text: string): unknown {
  try {
    return parseJsonExactly(text);
  } catch (cause) {
    throw new Fault('TL_CONNECTOR_FAILED', 'The answer is not JSON. Check the address.', { cause });
  }
}
