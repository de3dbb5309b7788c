import { wholeTimeline } from '@throughline/core/journeys';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { openTestEngines } from '../../test-engines/open-test-engines.ts';
import { storeEvents, timeline, viewOf } from '../../test-engines/test-company.ts';
import type { Analytics, Records } from '../engines/index.ts';
import { decideIdentity, IdentityKeeper, sequencesPerStart, undoDecision } from '../events/index.ts';
import { JourneyBuilder } from './journey-builder.ts';
import { makeStored } from './journey-store.ts';
import { readPopulation } from './population.ts';
import { readPasses } from './read-passes.ts';
import { RunningSums } from './running-sums.ts';
import { askSums, type View } from './view.ts';

let analytics: Analytics;
let records: Records;
beforeAll(async () => {
  const engines = await openTestEngines();
  ({ analytics, records } = engines);
  return engines.close;
});

const event = (activity: string) => ({
  kind: 'field' as const,
  field: 'activity' as const,
  op: 'is' as const,
  value: activity,
});
const definitions = {
  all: wholeTimeline,
  visits: { ...wholeTimeline, name: 'Visits', notion: { kind: 'gap' as const, gapSeconds: 600 } },
  tries: {
    ...wholeTimeline,
    name: 'Tries',
    notion: { kind: 'boundaries' as const, start: event('A'), end: event('C'), timeoutSeconds: 1800 },
  },
  orders: { ...wholeTimeline, name: 'Orders', notion: { kind: 'object' as const, type: 'order' } },
};
type JourneyId = keyof typeof definitions;
const journeyIds = Object.keys(definitions) as readonly JourneyId[];

/** Sums over customers, each of whom may have several cases. */
const perCustomer = {
  sql: `select count() as customers, sum(n * n) as squares, sumForEach(lasts) as by_last
    from (select customer, count() as n, [countIf(activity[-1] = 'A'), countIf(activity[-1] = 'B')] as lasts
      from cases final where workspace = {workspace:String} and journey = {journey:String} and version = {version:UInt32} and (/*filter*/)
      group by customer)`,
  shape: { by: [], sums: ['customers', 'squares', 'by_last'] },
};

/** What a view answers, without what may be a minute old. */
async function answers(view: View) {
  const [population] = await readPopulation(analytics, view);
  const { quantile_seconds: _, first_ms, last_ms, ...counts } = population ?? {};
  const passes = await readPasses(analytics, view, null);
  return {
    counts:
      population?.cases === 0 ? 'none' : { ...counts, times: view.journey.id === 'tries' ? null : [first_ms, last_ms] },
    passes: passes.map(({ quantile_seconds: __, ...pass }) => pass),
    customers: population?.cases === 0 ? 'none' : await askSums(analytics, view, perCustomer),
  };
}

const step = fc.record({
  who: fc.constantFrom('ana', 'ben', 'cas', 'dan'),
  activity: fc.constantFrom('A', 'B', 'C'),
  minute: fc.integer({ min: 0, max: 90 }),
  order: fc.constantFrom('', 'o1', 'o2'),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const batch = fc.array(step, { minLength: 1, maxLength: 6 });
/** Somebody who asks so long after a cut began, when the engine has room for it after a while and takes a while. */
const ask = fc.record({
  journey: fc.constantFrom(...journeyIds),
  after: fc.integer({ min: 0, max: 250 }),
  begins: fc.integer({ min: 0, max: 120 }),
  takes: fc.integer({ min: 0, max: 200 }),
});
const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('events' as const),
      batch,
      ahead: batch,
      asks: fc.array(ask, { maxLength: 4 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('again' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('file' as const), batch }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('join' as const),
      a: fc.constantFrom('ana', 'ben'),
      b: fc.constantFrom('cas', 'dan'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
);

let [events, asks, taken] = [0, 0, 0];
const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** An engine that begins readings of all cases late, and answers them late. */
function late(engine: Analytics, { begins, takes }: { readonly begins: number; readonly takes: number }): Analytics {
  return {
    ...engine,
    query: async (sql, parameters, urgency) => {
      if (!sql.includes('log_comment =')) return engine.query(sql, parameters, urgency);
      taken += 1;
      await wait(begins);
      const rows = await engine.query<never>(sql, parameters, urgency);
      await wait(takes);
      return rows;
    },
  };
}

/** An engine in which cases that are gone are buried a while after the others are kept. */
const buryingLate: Analytics = {
  query: async (sql, parameters, urgency) => {
    if (sql.startsWith('-- Takes out the cases')) await wait(60);
    return analytics.query(sql, parameters, urgency);
  },
  append: (table, rows, urgency) => analytics.append(table, rows, urgency),
  migrate: () => analytics.migrate(),
  close: () => analytics.close(),
};

/** Live events have places in the range of the run, events of files have others. */
const run = { number: 2 ** 18, batches: 0 };
const arrivals = { first: run.number * sequencesPerStart, end: (run.number + 1) * sequencesPerStart };

async function store(kind: 'live' | 'file', workspace: string, steps: readonly Step[]) {
  const made = steps.flatMap(({ who, activity, minute, order }) => {
    const objects = order === '' ? [] : [{ type: 'order', id: order, qualifier: '' }];
    return timeline(who, `${minute} ${activity}`, { id: `e${++events}`, objects });
  });
  const number = kind === 'live' ? run.number + ++run.batches / 1024 : undefined;
  const id = await storeEvents(analytics, workspace, made, number);
  const [arrived] = await analytics.query<{ first: number; last: number }>(
    'select min(sequence) as first, max(sequence) as last from events where workspace = {workspace:String} and import = {id:String}',
    { workspace, id },
  );
  if (arrived === undefined) throw new Error('Nothing was stored.');
  return {
    id,
    change: {
      workspace,
      customers: new Set(made.map((one) => one.customer)),
      links: [],
      objectTypes: new Set(steps.some((one) => one.order !== '') ? ['order'] : []),
      arrived,
    },
  };
}

function allCases(workspace: string) {
  return analytics.query(
    'select journey, id, customer, activity, at_ms, sequence from cases final where workspace = {workspace:String} order by 1, 2',
    { workspace },
  );
}

test('cases are those of a cut from scratch, and sums that follow the cuts are those of reading all cases, whatever comes, is there too early, comes again or is joined', async () => {
  let runs = 0;
  let followed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 2, maxLength: 6 }), async (operations) => {
      runs += 1;
      const workspace = `sums-${runs}`;
      await records.insertInto('workspaces').values({ id: workspace, name: workspace }).execute();
      for (const id of journeyIds)
        await makeStored(records, { workspace, id, origin: 'made', author: 'x', definition: definitions[id] });
      const sums = new RunningSums({ manyCases: 0, restMilliseconds: 0 });
      const builder = new JourneyBuilder({
        analytics: buryingLate,
        records,
        identity: new IdentityKeeper(analytics, records),
        log: { error: (detail: object) => expect(detail).toBeNull() },
        sums,
        arrivals,
        growsAbove: 3,
        eventsPerGrowth: 10,
      });
      const changes = [await store('live', workspace, [{ who: 'ana', activity: 'A', minute: 0, order: '' }])];
      await builder.refreshLive(changes[0]?.change ?? expect.unreachable());
      const decisions: string[] = [];
      const check = async () => {
        for (const id of journeyIds) {
          const view = viewOf(workspace, id, definitions[id]);
          if (sums.isFollowed({ workspace, journey: id, version: 1 })) followed += 1;
          expect([id, await answers({ ...view, sums })]).toEqual([id, await answers(view)]);
        }
      };
      await check();
      await check();
      for (const one of operations) {
        if (one.kind === 'events') {
          const now = await store('live', workspace, one.batch);
          // These are in the engine before they are handed over.
          const later = await store('live', workspace, one.ahead);
          changes.push(now, later);
          // Others begin to ask while the cut is under way.
          const asking = one.asks.map(async ({ journey, after, begins, takes }) => {
            const view = { ...viewOf(workspace, journey, definitions[journey]), sums };
            const question = { ...perCustomer, parameters: { asked: ++asks } };
            await wait(after);
            await askSums(late(analytics, { begins, takes }), view, question);
            return { view, question };
          });
          const cutting = builder.refreshLive(now.change);
          const askedMeanwhile = await Promise.all(asking);
          await cutting;
          for (const { view, question } of askedMeanwhile) {
            const { sums: _, ...plain } = view;
            expect(await askSums(analytics, view, question)).toEqual(await askSums(analytics, plain, question));
          }
          await check();
          await builder.refreshLive(later.change);
        } else if (one.kind === 'again') {
          await builder.refreshLive(changes.at(-1)?.change ?? expect.unreachable());
        } else if (one.kind === 'file') {
          const { id } = await store('file', workspace, one.batch);
          await builder.refresh({ workspace, touchedImport: id });
        } else if (one.kind === 'join') {
          const made = await decideIdentity(records, workspace, { ...one, reason: '', author: 'x' });
          decisions.push(made.id);
          await builder.refreshIdentity(workspace, made);
        } else {
          const last = decisions.pop();
          if (last === undefined) continue;
          await builder.refreshIdentity(workspace, await undoDecision(records, workspace, last, 'x'));
        }
        await check();
      }
      const lived = await allCases(workspace);
      const parts = { analytics, records, identity: new IdentityKeeper(analytics, records) };
      await new JourneyBuilder({ ...parts, log: { error: (detail) => expect(detail).toBeNull() } }).refresh({
        workspace,
        touchedImport: null,
      });
      expect(lived).toEqual(await allCases(workspace));
    }),
    { numRuns: 8, endOnFailure: true },
  );
  // Otherwise nothing was tested.
  expect(followed).toBeGreaterThan(0);
  expect(taken).toBeGreaterThan(0);
}, 240_000);
