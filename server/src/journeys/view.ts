import type { CaseFilter, Evidence, JourneyDefinition } from '@throughline/core/journeys';
import type { Analytics, Parameters } from '../engines/index.ts';
import { compileCaseFilter, type FoundConditions } from './compile-case-filter.ts';
import type { RunningSums } from './running-sums.ts';
import type { SumsQuestion } from './sums-of-changes.ts';

/** Which cases a question is about: one built version of one journey, narrowed by a filter. */
export interface View {
  readonly workspace: string;
  readonly journey: {
    readonly id: string;
    readonly name: string;
    readonly version: number;
    readonly definition: JourneyDefinition;
  };
  readonly filter: CaseFilter;
  /** What the outcomes and life stages in the filter mean. */
  readonly found?: FoundConditions;
  /** Keeps sums over its cases up to date, where something does. */
  readonly sums?: RunningSums | undefined;
}

/** Asks about the cases of a view: puts its filter where the SQL says so, and binds what belongs to it. */
export async function askCases<Row>(
  analytics: Analytics,
  view: View,
  sql: string,
  parameters: Parameters = {},
): Promise<readonly Row[]> {
  const asked = compiled(view, sql, parameters);
  return analytics.query<Row>(asked.sql, asked.parameters);
}

/** Asks for sums over the cases of a view, which need not be read again where somebody keeps them. */
export async function askSums<Row>(
  analytics: Analytics,
  view: View,
  { sql, parameters = {}, ...shape }: Omit<SumsQuestion, 'parameters'> & { readonly parameters?: Parameters },
): Promise<readonly Row[]> {
  const asked = compiled(view, sql, parameters);
  const { notion } = view.journey.definition;
  // An object's events may be anybody's: what touched customers did does not tell whole cases.
  if (view.sums === undefined || notion.kind === 'object') return analytics.query<Row>(asked.sql, asked.parameters);
  const cases = { workspace: view.workspace, journey: view.journey.id, version: view.journey.version };
  return view.sums.ask<Row>(analytics, cases, { ...asked, ...shape });
}

function compiled(view: View, sql: string, parameters: Parameters) {
  const filter = compileCaseFilter(view.filter, view.found);
  const { id, version, definition } = view.journey;
  return {
    sql: sql.replaceAll('/*filter*/', () => filter.sql),
    parameters: {
      workspace: view.workspace,
      journey: id,
      version,
      one_each: definition.notion.kind === 'customer',
      ...filter.parameters,
      ...parameters,
    },
  };
}

/** The evidence of a view's numbers, once its population is counted. */
export function evidenceOf(view: View, population: { cases: number; customers: number }): Evidence {
  const { filter, journey } = view;
  return {
    definition: `journey:${journey.id}@${journey.version}`,
    window: { from: filter.from?.toISOString() ?? null, to: filter.to?.toISOString() ?? null },
    population:
      filter.where === null ? `All cases of ${journey.name}` : `Cases of ${journey.name} that pass the filter`,
    cases: population.cases,
    customers: population.customers,
    asOf: new Date().toISOString(),
  };
}

/** An engine's milliseconds as ISO text; null for none. */
export function isoOrNull(milliseconds: number | null | undefined, count = 1): string | null {
  return milliseconds === null || milliseconds === undefined || count === 0
    ? null
    : new Date(milliseconds).toISOString();
}
