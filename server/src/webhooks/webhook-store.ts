import { Fault } from '@throughline/core/faults';
import type { NewWebhook, Webhook, WebhookChange } from '@throughline/core/webhooks';
import type { Records } from '../engines/index.ts';
import { newId } from '../trust/index.ts';
import { lastTried, waitingCounts } from './delivery-store.ts';
import { newSigningSecret } from './sign.ts';

/** Which webhook, and whose. */
export interface WebhookScope {
  readonly workspace: string;
  readonly id: string;
}

const mostWebhooks = 50;
/** How long the secret before is still signed with, so that receivers can change at leisure. */
const overlapMilliseconds = 24 * 3_600_000;

/** The webhooks of a workspace, the oldest first. */
export async function listWebhooks(records: Records, workspace: string): Promise<Webhook[]> {
  const rows = await records
    .selectFrom('webhooks')
    .selectAll()
    .where('workspace', '=', workspace)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const [waiting, last] = await Promise.all([waitingCounts(records, workspace), lastTried(records, workspace)]);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    url: row.url,
    topics: row.topics,
    outcome: row.outcome,
    isInside: row.is_inside,
    state: row.state,
    reason: row.reason,
    failures: row.failures,
    oldSecretUntil: heldUntil(row.old_secret_until),
    waiting: waiting.get(row.id) ?? 0,
    last: last.get(row.id) ?? null,
    createdAt: row.created_at.toISOString(),
  }));
}

function heldUntil(until: Date | null): string | null {
  return until === null || until.getTime() <= Date.now() ? null : until.toISOString();
}

/** One webhook. Throws TL_NOT_FOUND. */
export async function getWebhook(records: Records, { workspace, id }: WebhookScope): Promise<Webhook> {
  const found = (await listWebhooks(records, workspace)).find((one) => one.id === id);
  if (found === undefined) throw new Fault('TL_NOT_FOUND', 'There is no such webhook. Look it up under Webhooks.');
  return found;
}

/** Makes a webhook; the answer is the only time its secret is shown. Its address was checked before. */
export async function makeWebhook(
  records: Records,
  { workspace, author }: { readonly workspace: string; readonly author: string },
  wanted: NewWebhook,
): Promise<{ id: string; secret: string }> {
  const { n } = await records
    .selectFrom('webhooks')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where('workspace', '=', workspace)
    .executeTakeFirstOrThrow();
  if (Number(n) >= mostWebhooks)
    throw new Fault('TL_CONFLICT', `There are ${mostWebhooks} webhooks already. Delete one that is not used.`);
  const [id, secret] = [newId('whk'), newSigningSecret()];
  const { isInside, topics, ...rest } = wanted;
  await records
    .insertInto('webhooks')
    .values({
      ...rest,
      id,
      workspace,
      author,
      secret,
      is_inside: isInside,
      topics: JSON.stringify(topics),
      state: 'active',
    })
    .execute();
  return { id, secret };
}

/** Changes a webhook; made active again, it begins without failures. */
export async function changeWebhook(
  records: Records,
  { workspace, id }: WebhookScope,
  { topics, isInside, state, ...rest }: WebhookChange,
): Promise<void> {
  const fresh = state === 'active' ? { reason: null, failures: 0, failing_since: null } : {};
  const change = {
    ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)),
    ...(topics === undefined ? {} : { topics: JSON.stringify(topics) }),
    ...(isInside === undefined ? {} : { is_inside: isInside }),
    ...(state === undefined ? {} : { state, reason: null, ...fresh }),
  };
  if (Object.keys(change).length === 0) return;
  await records.updateTable('webhooks').set(change).where('workspace', '=', workspace).where('id', '=', id).execute();
}

export async function deleteWebhook(records: Records, { workspace, id }: WebhookScope): Promise<void> {
  await records.deleteFrom('webhooks').where('workspace', '=', workspace).where('id', '=', id).execute();
}

/** Makes a new secret; for a day, deliveries are signed with the old one as well. */
export async function rotateSecret(
  records: Records,
  { workspace, id }: WebhookScope,
): Promise<{ secret: string; oldSecretUntil: string }> {
  const secret = newSigningSecret();
  const until = new Date(Date.now() + overlapMilliseconds);
  await records
    .updateTable('webhooks')
    .set((eb) => ({ old_secret: eb.ref('secret'), old_secret_until: until, secret }))
    .where('workspace', '=', workspace)
    .where('id', '=', id)
    .execute();
  return { secret, oldSecretUntil: until.toISOString() };
}
