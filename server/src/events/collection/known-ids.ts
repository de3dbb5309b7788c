import type { Analytics } from '../../engines/index.ts';
import { type EventLine, identityOf } from './event-line.ts';
import knownIds from './known-ids.sql';
import { rememberMilliseconds } from './seen-ids.ts';
import seenKeys from './seen-keys.sql';

/** Keys are loaded in parts, so that no answer is large. */
const keysPerPart = 500_000;

/** The content of each message that is there already, by its identity. */
export async function findKnown(
  analytics: Analytics,
  suspects: readonly Pick<EventLine, 'identity' | 'key'>[],
): Promise<ReadonlyMap<string, number>> {
  if (suspects.length === 0) return new Map();
  const rows = await analytics.query<{ source: string; id: string; content: number }>(knownIds, {
    keys: suspects.map((one) => one.key),
    ids: suspects.map((one) => one.identity),
  });
  return new Map(rows.map((row) => [identityOf(row.source, row.id), row.content]));
}

/** Tells the keys of all messages that came in the last weeks; `tell` answers whether to go on. Answers whether it told all. */
export async function loadSeen(
  analytics: Analytics,
  now: number,
  tell: (keys: readonly number[]) => boolean,
): Promise<boolean> {
  const since = now - rememberMilliseconds;
  const [count] = await analytics.query<{ n: number }>(
    "select count() as n from events where id_key != 0 and received_at >= fromUnixTimestamp64Milli({since:Int64}, 'UTC')",
    { since },
  );
  const parts = Math.max(1, Math.ceil((count?.n ?? 0) / keysPerPart));
  for (let part = 0; part < parts; part++) {
    const [row] = await analytics.query<{ keys: number[] }>(seenKeys, { since, parts, part });
    if (!tell(row?.keys ?? [])) return false;
  }
  return true;
}
