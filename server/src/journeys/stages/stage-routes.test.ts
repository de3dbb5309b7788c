import {
  type LifeStages,
  type StagesDefinition,
  stagesDefinitionSchema,
  wholeTimeline,
} from '@throughline/core/journeys';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../../test-engines/open-test-engines.ts';
import { storeEvents, timeline } from '../../../test-engines/test-company.ts';
import type { Analytics, Records } from '../../engines/index.ts';
import { IdentityKeeper } from '../../events/index.ts';
import { makeApp } from '../../http/index.ts';
import { JourneyBuilder } from '../journey-builder.ts';
import { makeStored } from '../journey-store.ts';
import { stageRoutes } from './stage-routes.ts';
import { putStages } from './stage-store.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

const workspace = 'w';
const definition: StagesDefinition = stagesDefinitionSchema.parse({
  initial: 'prospect',
  stages: [
    { id: 'prospect', name: 'Prospect' },
    {
      id: 'customer',
      name: 'Customer',
      enters: [{ kind: 'event', where: { kind: 'field', field: 'activity', op: 'is', value: 'buy' } }],
    },
  ],
});

test('an answer read before customers are led is not kept as one of after, and says that they are being led', async () => {
  await records.insertInto('workspaces').values({ id: workspace, name: 'W' }).execute();
  await makeStored(records, { workspace, id: 'all', origin: 'built-in', author: 'x', definition: wholeTimeline });
  await storeEvents(analytics, workspace, [...timeline('ana', '0 look, 5 buy'), ...timeline('ben', '0 look')]);
  const log = { error: (detail: object) => expect(detail).toBeNull() };
  const builder = new JourneyBuilder({ analytics, records, log, identity: new IdentityKeeper(analytics, records) });
  await builder.build(workspace, 'all');

  let afterFirst = (): Promise<void> => Promise.resolve();
  // Customers are led while the first question about them is on its way.
  const slow: Analytics = {
    ...analytics,
    query: async (sql, parameters, urgency) => {
      const rows = await analytics.query(sql, parameters, urgency);
      const then = afterFirst;
      afterFirst = () => Promise.resolve();
      await then();
      return rows as never;
    },
  };
  const caller = { workspace, scope: 'read', actor: 'x', userId: null } as const;
  const app = await makeApp({
    identify: () => Promise.resolve(caller),
    webDirectory: null,
    version: '0',
    trustProxy: false,
    logLevel: 'silent',
  });
  stageRoutes(app, {
    analytics: slow,
    records,
    builder,
    outcomeCondition: () => Promise.reject(new Error('No outcome is asked for.')),
  });
  const read = async () => (await app.inject('/api/v1/stages')).json<LifeStages>();

  await putStages(records, { workspace, author: 'x', definition });
  afterFirst = () => builder.buildStages(workspace);
  const early = await read();
  expect([early.state, early.stages.map((one) => one.customers)]).toEqual(['building', [0, 0]]);
  const late = await read();
  expect([late.state, late.stages.map((one) => one.customers)]).toEqual(['current', [1, 1]]);
  await app.close();
});
