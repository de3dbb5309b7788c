import { Fault } from '@throughline/core/faults';
import type { Delivery } from '@throughline/core/webhooks';
import type { Selectable } from 'kysely';
import type { Records, RecordsSchema } from '../engines/index.ts';
import { nextOffset, type Page, readOffset } from '../http/index.ts';

type Row = Omit<Selectable<RecordsSchema['webhook_deliveries']>, 'payload'>;

function described(row: Row): Omit<Delivery, 'payload'> {
  return {
    id: row.id,
    topic: row.topic,
    subject: row.subject,
    state: row.state,
    attempts: row.attempts,
    createdAt: row.created_at.toISOString(),
    triedAt: row.tried_at?.toISOString() ?? null,
    nextAt: row.state === 'waiting' ? row.next_at.toISOString() : null,
    lastStatus: row.last_status,
    lastError: row.last_error,
  };
}

/** What was and will be sent to a webhook, the newest first. */
export async function listDeliveries(records: Records, webhook: string, page: Page) {
  const offset = readOffset(page.cursor);
  const rows = await records
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('webhook', '=', webhook)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(offset)
    .limit(page.limit + 1)
    .execute();
  const items = rows.slice(0, page.limit).map((row) => ({ ...described(row), payload: row.payload }));
  return { items, nextCursor: nextOffset(offset, items.length, offset + rows.length) };
}

/** One delivery of a workspace. Throws TL_NOT_FOUND. */
export async function getDelivery(records: Records, workspace: string, id: string) {
  const row = await records
    .selectFrom('webhook_deliveries')
    .selectAll()
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .executeTakeFirst();
  if (row === undefined)
    throw new Fault('TL_NOT_FOUND', 'There is no such delivery; those older than 30 days are not kept.');
  return { webhook: row.webhook, delivery: { ...described(row), payload: row.payload } };
}

/** Has a delivery tried once more, now. Throws TL_CONFLICT when it is on its way. */
export async function retryDelivery(records: Records, workspace: string, id: string): Promise<void> {
  const row = await records
    .updateTable('webhook_deliveries')
    .set({ state: 'waiting', next_at: new Date() })
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('state', '!=', 'waiting'), eb('tried_at', 'is not', null)]))
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) throw new Fault('TL_CONFLICT', 'It is about to be sent. Look again in a moment.');
}

/** How many deliveries wait, by webhook. */
export async function waitingCounts(records: Records, workspace: string): Promise<ReadonlyMap<string, number>> {
  const rows = await records
    .selectFrom('webhook_deliveries')
    .select(['webhook', (eb) => eb.fn.countAll<number>().as('n')])
    .where('workspace', '=', workspace)
    .where('state', '=', 'waiting')
    .groupBy('webhook')
    .execute();
  return new Map(rows.map((row) => [row.webhook, Number(row.n)]));
}

/** The delivery of each webhook that was tried last. */
export async function lastTried(records: Records, workspace: string) {
  const rows = await records
    .selectFrom('webhook_deliveries')
    .distinctOn('webhook')
    .select(['id', 'workspace', 'webhook', 'topic', 'subject', 'state', 'attempts', 'created_at', 'tried_at'])
    .select(['next_at', 'last_status', 'last_error'])
    .where('workspace', '=', workspace)
    .where('tried_at', 'is not', null)
    .orderBy('webhook')
    .orderBy('tried_at', 'desc')
    .orderBy('id')
    .execute();
  return new Map(rows.map((row) => [row.webhook, described(row)]));
}

/** Those that are done are kept for a month. */
export async function sweepDeliveries(records: Records, before: Date): Promise<void> {
  await records
    .deleteFrom('webhook_deliveries')
    .where('state', '!=', 'waiting')
    .where('created_at', '<', before)
    .execute();
}
