import { isAway, waitBeforeRetry } from '@throughline/core/webhooks';
import { sql } from 'kysely';
import type { Records } from '../engines/index.ts';
import type { Tried } from './post.ts';

/** A delivery that is to be sent now, and where to. */
export interface Claimed {
  readonly id: string;
  readonly payload: string;
  readonly attempts: number;
  readonly webhook: string;
}

/** Where a webhook is sent, and with what it is signed. */
export interface Target {
  readonly url: string;
  readonly isInside: boolean;
  readonly secrets: readonly string[];
}

/** The webhooks for which something is due. */
export async function dueWebhooks(records: Records, now: Date): Promise<readonly string[]> {
  const rows = await records
    .selectFrom('webhooks')
    .select('id')
    .where('state', '=', 'active')
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('webhook_deliveries')
          .select('webhook_deliveries.id')
          .whereRef('webhook_deliveries.webhook', '=', 'webhooks.id')
          .where('webhook_deliveries.state', '=', 'waiting')
          .where('webhook_deliveries.next_at', '<=', now),
      ),
    )
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Takes deliveries that are due; nobody else takes them until `until`, also when this process dies over them. */
export async function claimDeliveries(
  records: Records,
  webhook: string,
  { now, until, most }: { readonly now: Date; readonly until: Date; readonly most: number },
): Promise<readonly Claimed[]> {
  return records
    .updateTable('webhook_deliveries')
    .set({ next_at: until })
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('webhook_deliveries')
        .select('id')
        .where('webhook', '=', webhook)
        .where('state', '=', 'waiting')
        .where('next_at', '<=', now)
        .orderBy('next_at')
        .orderBy('id')
        .limit(most)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'payload', 'attempts', 'webhook'])
    .execute();
}

/** Lets others take a delivery again at once. */
export async function giveBack(records: Records, id: string, now: Date): Promise<void> {
  await records.updateTable('webhook_deliveries').set({ next_at: now }).where('id', '=', id).execute();
}

/** Where a webhook is sent now; null when it is gone or no longer active. */
export async function targetOf(records: Records, webhook: string, now: Date): Promise<Target | null> {
  const row = await records
    .selectFrom('webhooks')
    .select(['url', 'is_inside', 'secret', 'old_secret', 'old_secret_until'])
    .where('id', '=', webhook)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (row === undefined) return null;
  const isOldHeld = row.old_secret !== null && row.old_secret_until !== null && row.old_secret_until > now;
  const secrets = isOldHeld && row.old_secret !== null ? [row.secret, row.old_secret] : [row.secret];
  return { url: row.url, isInside: row.is_inside, secrets };
}

export interface TryResult extends Tried {
  readonly now: Date;
  /** From 0 to 1, for the jitter of the next try. */
  readonly chance: number;
}

/** Writes down what became of a try, and what follows for the webhook. Answers why it was paused, if it was. */
export async function settleTry(records: Records, one: Claimed, result: TryResult): Promise<string | null> {
  return records.transaction().execute(async (transaction) => {
    await settleDelivery(transaction, one, result);
    return settleWebhook(transaction, one.webhook, result);
  });
}

async function settleDelivery(records: Records, one: Claimed, result: TryResult) {
  const { status, error, now, chance, askedToWaitMilliseconds } = result;
  const attempts = one.attempts + 1;
  const wait = error === null || status === 410 ? null : waitBeforeRetry(attempts, chance);
  const state = error === null ? 'sent' : wait === null ? 'failed' : 'waiting';
  const next = wait === null ? {} : { next_at: new Date(now.getTime() + Math.max(wait, askedToWaitMilliseconds)) };
  await records
    .updateTable('webhook_deliveries')
    .set({ state, attempts, last_status: status, last_error: error, tried_at: now, ...next })
    .where('id', '=', one.id)
    .execute();
}

async function settleWebhook(records: Records, id: string, { status, error, now }: TryResult): Promise<string | null> {
  if (error === null) {
    const fresh = { failures: 0, failing_since: null };
    await records.updateTable('webhooks').set(fresh).where('id', '=', id).where('failures', '>', 0).execute();
    return null;
  }
  const row = await records
    .updateTable('webhooks')
    .set({ failures: sql`failures + 1`, failing_since: sql`coalesce(failing_since, ${now})` })
    .where('id', '=', id)
    .where('state', '=', 'active')
    .returning(['failures', 'failing_since'])
    .executeTakeFirst();
  if (row === undefined) return null;
  if (status === 410) return stop(records, id);
  const sinceMs = row.failing_since?.getTime() ?? now.getTime();
  if (!isAway({ failures: row.failures, sinceMs, nowMs: now.getTime() })) return null;
  const reason = `${row.failures} tries in a row have failed for three days. It was paused; what waits is kept.`;
  await records.updateTable('webhooks').set({ state: 'paused', reason }).where('id', '=', id).execute();
  return reason;
}

async function stop(records: Records, id: string): Promise<string> {
  const reason = 'The receiver answered 410: it wants no more. It was stopped, and what waited was given up.';
  await records.updateTable('webhooks').set({ state: 'stopped', reason }).where('id', '=', id).execute();
  await records
    .updateTable('webhook_deliveries')
    .set({ state: 'failed', last_error: 'The receiver wanted no more before this could be sent.' })
    .where('webhook', '=', id)
    .where('state', '=', 'waiting')
    .execute();
  return reason;
}
