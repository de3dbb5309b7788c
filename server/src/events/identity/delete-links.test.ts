import type { Link } from '@throughline/core/events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestAnalytics } from '../../../test-engines/open-test-analytics.ts';
import { type Analytics, rowsAsBody } from '../../engines/index.ts';
import { deleteLinksBut } from './delete-links.ts';
import { bothWays } from './link-neighbourhood.ts';

let analytics: Analytics;
beforeAll(async () => {
  analytics = await openTestAnalytics();
});
afterAll(() => analytics.close());

const linkOf = (n: number, firstMs = n): Link => ({ a: `customer-${n}`, b: `x${n}`, rule: 'alias', firstMs });

async function keep(workspace: string, links: readonly Link[]) {
  const rows = bothWays(links).map((one) => [workspace, one.a, one.b, one.rule, one.firstMs]);
  await analytics.append('identity_links', rowsAsBody(['workspace', 'a', 'b', 'rule', 'first_ms'], rows));
}

async function kept(workspace: string) {
  const rows = await analytics.query<{ a: string; at: number }>(
    `select a, min(first_ms) as at from identity_links where workspace = {workspace:String} and startsWith(a, 'customer')
     group by a order by a`,
    { workspace },
  );
  return rows.map((row) => [row.a, row.at]);
}

test('links that nothing asserts any more are deleted, and those asserted at another time', async () => {
  await keep('w', [linkOf(1), linkOf(2), linkOf(3, 1), linkOf(3, 3)]);
  await keep('other', [linkOf(1)]);
  await deleteLinksBut(analytics, 'w', [linkOf(2, 9), linkOf(2), linkOf(3)]);
  // The third may stand in one row with its earlier time: then it is kept anew after this.
  expect([
    [['customer-2', 2]],
    [
      ['customer-2', 2],
      ['customer-3', 3],
    ],
  ]).toContainEqual(await kept('w'));
  await deleteLinksBut(analytics, 'w', []);
  expect([await kept('w'), await kept('other')]).toEqual([[], [['customer-1', 1]]]);
});

test('a deletion that the engine tries again when nobody asks any more deletes nothing', async () => {
  await keep('again', [linkOf(1), linkOf(2)]);
  const late: Analytics = {
    ...analytics,
    query: async (sql, parameters, urgency) => {
      if (sql.startsWith('alter table identity_links'))
        await analytics.query('truncate table {asked:Identifier}', { asked: parameters?.['asked'] ?? '' });
      return analytics.query(sql, parameters, urgency);
    },
  };
  await deleteLinksBut(late, 'again', [linkOf(2)]);
  expect(await kept('again')).toHaveLength(2);
});
