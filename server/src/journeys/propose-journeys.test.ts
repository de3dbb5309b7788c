import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents, timeline } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { proposeJourneys } from './propose-journeys.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  await records.insertInto('workspaces').values({ id: 'w', name: 'W' }).execute();
  return engines.close;
});

test('a type of object that runs over several events is proposed as a journey, the customer is not', async () => {
  const of = (customer: string, order: string) =>
    timeline(customer, '0 Ordered, 5 Paid, 9 Sent', {
      objects: [
        { type: 'sales_order', id: order, qualifier: '' },
        { type: 'customer', id: customer, qualifier: '' },
      ],
    });
  const once = timeline('ana', '20 Complained', { objects: [{ type: 'ticket', id: 't1', qualifier: '' }] });
  await storeEvents(analytics, 'w', [...of('ana', 'o1'), ...of('ben', 'o2'), ...once]);
  const proposals = await proposeJourneys(analytics, records, 'w');
  expect(proposals).toEqual([
    expect.objectContaining({
      name: 'Sales order',
      notion: { kind: 'object', type: 'sales_order' },
      reason: '2 of type "sales_order", 3.0 events each on average.',
    }),
  ]);
});
