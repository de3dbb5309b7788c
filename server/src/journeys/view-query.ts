import { parseInstant } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { type CaseFilter, type CasePredicate, casePredicateSchema } from '@throughline/core/journeys';
import { z } from 'zod';
import type { Records } from '../engines/index.ts';
import type { Binder } from '../events/index.ts';
import { readShallowJson } from '../http/index.ts';
import type { OutcomeTest, StageTest } from './compile-case-filter.ts';
import type { CountReader } from './event-counts.ts';
import { definitionAt, getStored } from './journey-store.ts';
import type { RunningSums } from './running-sums.ts';
import { stageCondition } from './stages/stage-condition.ts';
import type { View } from './view.ts';

const instant = z.string().refine((text) => instantOf(text) !== null, {
  error: 'Write a date such as 2026-01-31, or an instant such as 2026-01-31T12:00:00Z.',
});

/** A date or an instant of a query; without a zone it is UTC, wherever the server runs. Null for a day that never was. */
function instantOf(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}($|T)/.test(text)) return null;
  const read = parseInstant(text, 'year-first', 'UTC');
  return read === null ? null : new Date(read.at);
}

/** The filter of every view, as it stands in a URL. */
export const viewQuery = z.object({
  from: instant.optional().describe('Cases that began at or after this date or instant (UTC)'),
  to: instant.optional().describe('Cases that began before this date or instant (UTC)'),
  filter: z.string().max(20_000).optional().describe('JSON of a CasePredicate'),
  segment: z.string().max(200).optional().describe('A segment of the workspace'),
});
export type ViewQuery = z.infer<typeof viewQuery>;

/** The case filter a query stands for. Throws TL_BAD_REQUEST where it cannot be read, TL_SEGMENT_UNKNOWN for a segment. */
export function readFilter(query: ViewQuery): CaseFilter {
  if (query.segment !== undefined) throw new Fault('TL_SEGMENT_UNKNOWN', `No segment is called "${query.segment}".`);
  const from = query.from === undefined ? null : instantOf(query.from);
  const to = query.to === undefined ? null : instantOf(query.to);
  if (from !== null && to !== null && from >= to)
    throw new Fault(
      'TL_BAD_REQUEST',
      'The period ends before it begins. Choose a first day (from) that lies before the last one (to).',
    );
  return { from, to, where: query.filter === undefined ? null : readPredicate(query.filter) };
}

function readPredicate(text: string) {
  const parsed = casePredicateSchema.safeParse(readShallowJson(text, 'The filter'));
  if (parsed.success) return parsed.data;
  throw new Fault('TL_BAD_REQUEST', `The filter cannot be read: ${z.prettifyError(parsed.error)}`);
}

export interface ViewParts {
  readonly records: Records;
  /** What a test of an outcome in the filter of a journey means. Throws TL_OUTCOME_UNKNOWN. */
  readonly outcomeCondition: (
    asked: { readonly workspace: string; readonly journey: string },
    test: OutcomeTest,
  ) => Promise<(binder: Binder) => string>;
  /** Keeps sums over cases up to date; without it they are read each time. */
  readonly sums?: RunningSums | undefined;
  /** Counts events; without it all are counted each time. */
  readonly counts?: CountReader | undefined;
}

/** The view a request asks for: the built version of the journey, narrowed by the filter. */
export async function openView(
  { records, outcomeCondition, sums }: ViewParts,
  workspace: string,
  journeyId: string,
  query: ViewQuery = {},
): Promise<View> {
  const stored = await getStored(records, workspace, journeyId);
  const version = stored.builtVersion ?? stored.version;
  const definition =
    version === stored.version ? stored.definition : await definitionAt(records, workspace, journeyId, version);
  const filter = readFilter(query);
  const found = new Map<OutcomeTest | StageTest, (binder: Binder) => string>();
  for (const test of lookedUpTests(filter.where)) {
    const condition =
      test.kind === 'stage'
        ? await stageCondition(records, workspace, test)
        : await outcomeCondition({ workspace, journey: journeyId }, test);
    found.set(test, condition);
  }
  return { workspace, journey: { id: journeyId, name: definition.name, version, definition }, filter, found, sums };
}

/** The tests of a filter whose meaning is looked up among the definitions of the workspace. */
function lookedUpTests(predicate: CasePredicate | null): readonly (OutcomeTest | StageTest)[] {
  if (predicate === null) return [];
  if (predicate.kind === 'outcome' || predicate.kind === 'stage') return [predicate];
  if (predicate.kind === 'not') return lookedUpTests(predicate.of);
  return predicate.kind === 'all' || predicate.kind === 'any' ? predicate.of.flatMap(lookedUpTests) : [];
}
