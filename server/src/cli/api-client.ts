import { Fault, type FaultCode, faultCodes } from '@throughline/core/faults';
import { readClientConfig } from '../config.ts';

export interface ClientFlags {
  readonly url?: string;
  readonly key?: string;
  readonly workspace?: string;
  readonly json?: boolean;
}

/** Calls a running server with a key; what it refuses is thrown with its own words. */
export class ApiClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;

  /** `basic`: the key is the write key of a source. */
  constructor(flags: ClientFlags, scheme: 'bearer' | 'basic' = 'bearer') {
    const { url, key } = readClientConfig(flags);
    if (key === null)
      throw new Fault(
        'TL_CONFIG_INVALID',
        'Set THROUGHLINE_KEY to an API key, or give one with --key. Make one under Settings, API keys.',
      );
    this.#url = url;
    this.#headers = {
      authorization: scheme === 'bearer' ? `Bearer ${key}` : `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      ...(flags.workspace === undefined ? {} : { 'throughline-workspace': flags.workspace }),
    };
  }

  async json<T>(path: string, init: { method?: string; body?: unknown } = {}): Promise<T> {
    const body = init.body === undefined ? null : JSON.stringify(init.body);
    const response = await this.send(path, {
      method: init.method ?? 'GET',
      body,
      headers: body === null ? {} : { 'content-type': 'application/json' },
    });
    return (response.status === 204 ? null : await response.json()) as T;
  }

  async send(path: string, init: RequestInit & { duplex?: 'half' } = {}): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${this.#url}${path}`, {
        ...init,
        headers: { ...this.#headers, ...(init.headers as Record<string, string> | undefined) },
      });
    } catch (cause) {
      throw new Fault(
        'TL_NOT_READY',
        `No Throughline answers at ${this.#url}. Start one with npm start, or say where it is with --url or THROUGHLINE_URL.`,
        { cause },
      );
    }
    if (!response.ok) throw await asFault(response);
    return response;
  }
}

async function asFault(response: Response): Promise<Fault> {
  const problem = (await response.json().catch(() => ({}))) as { code?: string; detail?: string };
  const code: FaultCode = faultCodes.find((known) => known === problem.code) ?? 'TL_ENGINE';
  return new Fault(code, problem.detail ?? `The server answered ${response.status}.`);
}
