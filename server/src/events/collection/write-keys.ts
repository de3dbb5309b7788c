import { type SourceSettings, sourceSettingsSchema } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { FastifyRequest } from 'fastify';
import type { Records } from '../../engines/index.ts';
import { hashSecret } from '../../trust/index.ts';
import { readGuard, type SourceGuard } from '../sources/index.ts';

/** The source a write key belongs to. */
export interface KeyOwner {
  readonly workspace: string;
  readonly source: string;
  readonly settings: SourceSettings;
  readonly guard: SourceGuard;
}

interface Known {
  readonly owner: KeyOwner | null;
  readonly until: number;
}

/** How long an answer is believed: another server of the same records may change a key. */
const believedMilliseconds = 5000;
const mostKnown = 10_000;
/** Whatever is longer is no key, and is not worth remembering. */
const longestKey = 200;
const useRecordedEveryMilliseconds = 60_000;

/** Finds the source of a write key; asked for every call, so the answers are kept for some seconds. */
export class WriteKeys {
  readonly #records: Records;
  readonly #known = new Map<string, Known>();
  readonly #usedAt = new Map<string, number>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** Throws TL_NOT_SIGNED_IN for a key that opens nothing. */
  async ownerOf(key: string): Promise<KeyOwner> {
    const now = Date.now();
    const kept = this.#known.get(key);
    const isNoKey = key.length > longestKey;
    const owner = isNoKey ? null : kept !== undefined && kept.until > now ? kept.owner : await this.#look(key, now);
    if (owner === null)
      throw new Fault(
        'TL_NOT_SIGNED_IN',
        'This write key is not known. Make a new one under "Write key" on the page of the source.',
      );
    return owner;
  }

  /** Forgets what was found: a key or a source was changed. */
  forget(): void {
    this.#known.clear();
  }

  async #look(key: string, now: number): Promise<KeyOwner | null> {
    const row = await this.#records
      .selectFrom('api_keys')
      .innerJoin('sources', 'sources.id', 'api_keys.source')
      .select(['api_keys.id', 'sources.workspace', 'sources.id as source', 'sources.settings'])
      .where('key_hash', '=', hashSecret(key))
      .where('scope', '=', 'collect')
      .executeTakeFirst();
    const owner =
      row === undefined
        ? null
        : {
            workspace: row.workspace,
            source: row.source,
            settings: sourceSettingsSchema.parse(row.settings),
            guard: await readGuard(this.#records, row),
          };
    if (this.#known.size >= mostKnown) this.#known.clear();
    this.#known.set(key, { owner, until: now + believedMilliseconds });
    if (row !== undefined) await this.#recordUse(row.id, now);
    return owner;
  }

  async #recordUse(id: string, now: number): Promise<void> {
    if (now - (this.#usedAt.get(id) ?? 0) < useRecordedEveryMilliseconds) return;
    this.#usedAt.set(id, now);
    await this.#records
      .updateTable('api_keys')
      .set({ last_used_at: new Date(now) })
      .where('id', '=', id)
      .execute();
  }
}

/**
 * The write key of a call: the user name of Basic authorization, a Bearer key, or `writeKey` in the address or the body,
 * as browsers send it. Throws TL_NOT_SIGNED_IN when there is none.
 */
export function writeKeyOf(request: FastifyRequest, body: unknown): string {
  const authorization = request.headers.authorization ?? '';
  const basic = /^Basic +([A-Za-z0-9+/=_-]+)$/i.exec(authorization)?.[1];
  if (basic !== undefined) {
    const name = Buffer.from(basic, 'base64').toString().split(':')[0] ?? '';
    if (name !== '') return name;
  }
  const bearer = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  if (bearer !== undefined) return bearer;
  const inQuery = (request.query as { writeKey?: unknown } | undefined)?.writeKey;
  if (typeof inQuery === 'string' && inQuery !== '') return inQuery;
  const inBody = typeof body === 'object' && body !== null && 'writeKey' in body ? body.writeKey : '';
  if (typeof inBody === 'string' && inBody !== '') return inBody;
  throw new Fault('TL_NOT_SIGNED_IN', 'Send the write key of a source as the user name of Basic authorization.');
}
