import { Fault } from '@throughline/core/faults';
import type { Outcome } from '@throughline/core/outcomes';
import type { Analytics, Records } from '../engines/index.ts';
import type { Binder } from '../events/index.ts';
import {
  builtInJourney,
  countAnew,
  getStored,
  type OutcomeTest,
  openView,
  place,
  type ViewParts,
  type ViewQuery,
} from '../journeys/index.ts';
import type { OutcomeQuestion } from './ask-outcome.ts';
import { compileStanding } from './compile-standing.ts';
import knownUntil from './known-until.sql';
import { getOutcome } from './outcome-store.ts';

export interface OutcomeEngines {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly sums?: ViewParts['sums'];
  readonly counts?: ViewParts['counts'];
}

/** A definition that is kept, with its id and version, or one that is tried out. */
export type Asked = Pick<Outcome, 'definition'> & Partial<Pick<Outcome, 'id' | 'version'>>;

/** Asks a definition about the cases of its journey that pass a filter. Throws TL_JOURNEY_UNKNOWN. */
export async function questionOf(
  engines: OutcomeEngines,
  workspace: string,
  { definition, id, version }: Asked,
  query: ViewQuery = {},
): Promise<OutcomeQuestion> {
  const view = await openView(viewParts(engines), workspace, definition.journey, query);
  const label = id === undefined ? 'outcome:not kept' : `outcome:${id}@${version}`;
  return { view, label, definition, ...(await knownOf(engines, workspace)) };
}

/** Up to when events are known (METHODS §1.6: never by the clock of the wall), and which timelines are built. */
async function knownOf({ analytics, records, counts = countAnew(analytics) }: OutcomeEngines, workspace: string) {
  const [row] = await counts<{ known_ms: number; events: number }>(workspace, {
    sql: knownUntil,
    parameters: {},
    shape: { by: [], sums: ['events'], greatest: ['known_ms'] },
  });
  const timelines = await getStored(records, workspace, builtInJourney);
  const now = Date.now();
  const known = row === undefined || row.events === 0 ? now : row.known_ms;
  return {
    asOf: Math.min(known, now),
    isAhead: known > now,
    timelines: timelines.builtVersion ?? timelines.version,
  };
}

/** What a view needs to know of outcomes. */
export function viewParts(engines: OutcomeEngines): ViewParts {
  const { records, sums, counts } = engines;
  return { records, sums, counts, outcomeCondition: (asked, test) => conditionOf(engines, asked, test) };
}

/** The condition on a case that its filter's test of an outcome stands for. Throws TL_OUTCOME_UNKNOWN, TL_BAD_REQUEST. */
async function conditionOf(
  engines: OutcomeEngines,
  { workspace, journey }: { readonly workspace: string; readonly journey: string },
  test: OutcomeTest,
): Promise<(binder: Binder) => string> {
  const { definition } = await getOutcome(engines.records, workspace, test.id, test.version ?? null);
  refuseOtherJourney(definition, journey, test.id);
  const known = await knownOf(engines, workspace);
  return (binder) => {
    const standing = place(compileStanding({ definition, ...known }, binder), { filter: '1' });
    const state = test.state === 'decided' ? "state != 'open'" : `state = ${binder.bind(test.state, 'String')}`;
    return `(shard, id) in (select shard, id from (${standing}) where ${state})`;
  };
}

function refuseOtherJourney(definition: Outcome['definition'], journey: string, id: string): void {
  if (definition.journey === journey) return;
  throw new Fault(
    'TL_BAD_REQUEST',
    `The outcome "${id}" is one of the journey "${definition.journey}". Ask about it there, or define it for "${journey}".`,
  );
}
