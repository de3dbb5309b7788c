import { Fault } from '@throughline/core/faults';
import type { CustomerStages, StageCustomers, StageJourneys } from '@throughline/core/journeys';
import type { Analytics, Records } from '../../engines/index.ts';
import { customerOf } from '../../events/index.ts';
import { type Page, readCursor, writeCursor } from '../../http/index.ts';
import { builtInJourney, listStored } from '../journey-store.ts';
import casesOfCustomer from './cases-of-customer.sql';
import stageCustomersSql from './stage-customers.sql';
import stageCustomersCount from './stage-customers-count.sql';
import stageJourneysSql from './stage-journeys.sql';
import { askStages, type StageView, stageEvidence, windowMs } from './stage-view.ts';
import stagesOfCustomer from './stages-of-customer.sql';

export interface CustomersAsked extends Page {
  readonly stage: string;
  /** Only those who came in, in the window of the view: from this stage, from any ('any'), or with their first event (''). */
  readonly movedFrom: string | null;
}

/** Who is in a stage now, or who came into it in a window. */
export async function listStageCustomers(
  analytics: Analytics,
  view: StageView,
  { stage, movedFrom, limit, cursor }: CustomersAsked,
): Promise<StageCustomers> {
  const [afterMs, afterCustomer] = readCursor(cursor, 2) ?? [0, ''];
  const parameters = {
    ...windowMs(view),
    stage,
    is_move: movedFrom !== null,
    any_from: movedFrom === 'any',
    moved_from: movedFrom ?? '',
    after_ms: Number(afterMs),
    after_customer: String(afterCustomer),
    limit: limit + 1,
  };
  const [rows, [count]] = await Promise.all([
    askStages<{ customer: string; since_ms: number; last_ms: number }>(analytics, view, stageCustomersSql, parameters),
    askStages<{ customers: number; times: number }>(analytics, view, stageCustomersCount, parameters),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => ({ id: row.customer, since: iso(row.since_ms), lastEventAt: iso(row.last_ms) })),
    nextCursor: rows.length > shown.length && last !== undefined ? writeCursor([last.since_ms, last.customer]) : null,
    total: count?.times ?? 0,
    evidence: stageEvidence(view, count?.customers ?? 0),
  };
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

/** The journeys whose cases are there, but the one of all events. */
async function builtJourneys(records: Records, workspace: string) {
  const stored = await listStored(records, workspace);
  const built = stored.flatMap(({ id, builtVersion, definition }) =>
    builtVersion === null || id === builtInJourney ? [] : [{ id, version: builtVersion, name: definition.name }],
  );
  const parameters = { journeys: built.map((one) => one.id), versions: built.map((one) => one.version) };
  return { parameters, nameOf: new Map(built.map((one) => [one.id, one.name])) };
}

/** Which journeys customers begin in which stage. */
export async function readStageJourneys(
  { analytics, records }: { analytics: Analytics; records: Records },
  view: StageView,
): Promise<StageJourneys> {
  const { parameters, nameOf } = await builtJourneys(records, view.workspace);
  const rows = await askStages<{ began_in: string; journey_id: string; cases: number; customers: number }>(
    analytics,
    view,
    stageJourneysSql,
    parameters,
  );
  const all = new Map<string, number>();
  for (const row of rows) all.set(row.journey_id, (all.get(row.journey_id) ?? 0) + row.cases);
  return {
    items: rows.map((row) => ({
      stage: row.began_in,
      journey: row.journey_id,
      name: nameOf.get(row.journey_id) ?? row.journey_id,
      cases: row.cases,
      customers: row.customers,
      ofCases: all.get(row.journey_id) ?? 0,
    })),
    evidence: stageEvidence(view),
  };
}

interface LifeRow {
  readonly stage: readonly string[];
  readonly entered_ms: readonly number[];
  readonly left_ms: readonly number[];
}

/** The stages one customer went through, by any id the customer has. Throws TL_CUSTOMER_UNKNOWN. */
export async function readCustomerStages(
  { analytics, records }: { analytics: Analytics; records: Records },
  view: StageView,
  identifier: string,
): Promise<CustomerStages> {
  const customer = await customerOf(analytics, view.workspace, identifier);
  const [life] = await askStages<LifeRow>(analytics, view, stagesOfCustomer, { customer });
  if (life === undefined) throw new Fault('TL_CUSTOMER_UNKNOWN', `Nothing is known of a customer "${identifier}".`);
  const { parameters, nameOf } = await builtJourneys(records, view.workspace);
  const cases = await askStages<{ journey_id: string; id: string; began_ms: number }>(
    analytics,
    view,
    casesOfCustomer,
    { customer, ...parameters },
  );
  const names = new Map(view.definition.stages.map((stage) => [stage.id, stage.name]));
  const spans = life.stage.map((stage, place) => ({
    stage,
    name: names.get(stage) ?? stage,
    entered: life.entered_ms[place] ?? 0,
    left: life.left_ms[place] ?? Number.MAX_SAFE_INTEGER,
  }));
  const next = spans.find((span) => span.entered > view.asOfMs);
  return {
    customer,
    spans: spans
      .filter((span) => span.entered <= view.asOfMs)
      .map(({ stage, name, entered, left }) => ({
        stage,
        name,
        from: iso(entered),
        to: left > view.asOfMs ? null : iso(left),
        cases: cases
          .filter((one) => one.began_ms >= entered && one.began_ms < left)
          .map((one) => ({
            journey: one.journey_id,
            name: nameOf.get(one.journey_id) ?? one.journey_id,
            id: one.id,
            startedAt: iso(one.began_ms),
          })),
      })),
    next: next === undefined ? null : { stage: next.stage, name: next.name, at: iso(next.entered) },
    evidence: stageEvidence(view, 1),
  };
}
