import type { Topic, TopicData } from '@throughline/core/webhooks';
import type { Records } from '../engines/index.ts';
import { newId } from '../trust/index.ts';

/** Something that happened, to be told to who listens. */
export interface News<T extends Topic = Topic> {
  readonly workspace: string;
  readonly topic: T;
  /** The id of what it is about. */
  readonly subject: string;
  /** The outcome it is about; null when it is about none. */
  readonly outcome: string | null;
  readonly at: Date;
  readonly data: TopicData<T>;
}

/** More than this waiting for one webhook says that its receiver cannot keep up. */
const mostWaiting = 10_000;

/**
 * Writes down what is to be sent to each webhook that listens, in the transaction that writes what is told of: either
 * both are kept or neither.
 */
export async function announce<T extends Topic>(transaction: Records, news: News<T>): Promise<void> {
  for (const webhook of await listenersTo(transaction, news)) {
    if (await isFull(transaction, webhook)) continue;
    await writeDelivery(transaction, {
      workspace: news.workspace,
      webhook,
      topic: news.topic,
      subject: news.subject,
      body: { type: news.topic, timestamp: news.at.toISOString(), data: news.data },
    });
  }
}

export interface NewDelivery {
  readonly workspace: string;
  readonly webhook: string;
  readonly topic: string;
  readonly subject: string;
  readonly body: { readonly type: string; readonly timestamp: string; readonly data: object };
}

/** Writes down one thing to be sent, and answers its id. */
export async function writeDelivery(records: Records, { body, ...delivery }: NewDelivery): Promise<string> {
  // The specification wants no point in an id: what is signed is parted by points.
  const id = newId('msg');
  await records
    .insertInto('webhook_deliveries')
    .values({ id, ...delivery, payload: JSON.stringify(body), next_at: new Date() })
    .execute();
  return id;
}

async function listenersTo(records: Records, news: News): Promise<readonly string[]> {
  const rows = await records
    .selectFrom('webhooks')
    .select(['id', 'topics', 'outcome'])
    .where('workspace', '=', news.workspace)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  const hears = (outcome: string | null) => outcome === null || news.outcome === null || outcome === news.outcome;
  return rows.filter((row) => row.topics.includes(news.topic) && hears(row.outcome)).map((row) => row.id);
}

/** Pauses a webhook for which too much waits, and says so; true when it is. */
async function isFull(records: Records, webhook: string): Promise<boolean> {
  const { waiting } = await records
    .selectFrom('webhook_deliveries')
    .select((eb) => eb.fn.countAll<number>().as('waiting'))
    .where('webhook', '=', webhook)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  if (Number(waiting) < mostWaiting) return false;
  const reason = `${mostWaiting} deliveries wait. It was paused, and what happens meanwhile is not kept for it.`;
  await records.updateTable('webhooks').set({ state: 'paused', reason }).where('id', '=', webhook).execute();
  return true;
}
