import { envelopeOf, type Topic, topicSchema, topics } from '@throughline/core/webhooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AlertNews } from '../alerts/index.ts';
import { migrateRecords, openEmbeddedRecords, type Records } from '../engines/index.ts';
import { listDeliveries } from './delivery-store.ts';
import { tellOfAlert, tellOfFinding } from './tell.ts';
import { makeWebhook } from './webhook-store.ts';

const workspace = 'wsp_test';
const at = '2026-03-01T10:00:00.000Z';
let records: Records;
beforeAll(async () => {
  records = await openEmbeddedRecords(null);
  await migrateRecords(records);
  await records.insertInto('workspaces').values({ id: workspace, name: 'Test' }).execute();
});
afterAll(() => records.destroy());

const listen = async (outcome: string | null, heard: Topic[] = [...topicSchema.options]) => {
  const author = { workspace, author: 'test' };
  const wanted = { name: 'Team', url: 'https://example.com/', topics: heard, outcome, isInside: false };
  return (await makeWebhook(records, author, wanted)).id;
};
const alertOf = (outcome: string, closedBy: string | null = null): AlertNews['alert'] => ({
  id: `alt_${outcome}`,
  subject: { kind: 'outcome', outcome, name: outcome, journey: 'all' },
  week: at,
  value: 0.4,
  expected: 0.6,
  usual: [0.5, 0.7],
  score: -5,
  customers: 60,
  periods: [{ from: at, value: 0.4, customers: 60 }],
  openedAt: at,
  seenAt: at,
  closedAt: closedBy === null ? null : at,
  closedBy,
  wasUseful: null,
});
const told = async (webhook: string) => {
  const { items } = await listDeliveries(records, webhook, { limit: 50, cursor: null });
  return items.map(({ topic, subject }) => `${topic} ${subject}`).sort();
};

test('each webhook is told of its topics and its outcome, as the document says, and not who closed an alert', async () => {
  const [all, paid, few] = [await listen(null), await listen('paid'), await listen(null, ['alert.closed'])];
  await tellOfAlert(records, { workspace, kind: 'opened', alert: alertOf('paid') });
  await tellOfAlert(records, { workspace, kind: 'opened', alert: alertOf('sent') });
  await tellOfAlert(records, { workspace, kind: 'closed', alert: alertOf('sent', 'usr_ana') });
  const finding = { id: 'fnd_1', kind: 'silent', subject: '', words: 'No event came.' } as const;
  const times = { openedAt: at, seenAt: at, closedAt: null };
  await tellOfFinding(records, { workspace, source: 'src_1', finding: { ...finding, ...times } });
  const alerts = ['alert.closed alt_sent', 'alert.opened alt_paid', 'alert.opened alt_sent'];
  expect(await told(all)).toEqual([...alerts, 'finding.opened fnd_1']);
  expect(await told(paid)).toEqual(['alert.opened alt_paid', 'finding.opened fnd_1']);
  expect(await told(few)).toEqual(['alert.closed alt_sent']);
  for (const { topic, payload } of (await listDeliveries(records, all, { limit: 50, cursor: null })).items) {
    const known = topicSchema.parse(topic);
    const body: unknown = JSON.parse(payload);
    expect(envelopeOf(known, topics[known].data).parse(body)).toEqual(body);
    expect(payload).not.toContain('usr_ana');
  }
});

test('a webhook of another workspace hears nothing', async () => {
  await records.insertInto('workspaces').values({ id: 'wsp_other', name: 'Other' }).execute();
  const mine = await listen(null);
  await tellOfAlert(records, { workspace: 'wsp_other', kind: 'opened', alert: alertOf('paid') });
  expect(await told(mine)).toEqual([]);
});
