import type { MoneyDimension } from '@throughline/core/money';
import type { Analytics, Parameters } from '../engines/index.ts';
import { Binder, eventCondition } from '../events/index.ts';
import { askCases, askSums, place, type Shape, type View } from '../journeys/index.ts';
import { compileMoney, type StepSource } from './compile-money.ts';
import moneyCases from './money-cases.sql';
import moneySteps from './money-steps.sql';
import type { Prices } from './prices.ts';
import sharedEvents from './shared-events.sql';
import { keysBy, neededBy, type StepColumn, stepColumns, whole } from './step-columns.ts';

/** The money of the cases of a view. */
export interface MoneyQuestion {
  readonly view: View;
  readonly prices: Prices;
  /** Events that are in several cases of the journey. */
  readonly shared: number;
}

export interface Asked {
  readonly by: MoneyDimension | null;
  /** SQL of the cases, where they are not simply those of the view. */
  readonly chosen?: string;
  /** Whether the question asks when steps were, and of which events they are. */
  readonly withTimes?: boolean;
  readonly withSequences?: boolean;
}

/** The steps of a view with their keys, and how their events are shared. */
export function stepsOf({ view, prices, shared }: MoneyQuestion, asked: Asked): StepSource {
  const keys = asked.by === null ? whole : keysBy[asked.by];
  const { notion } = view.journey.definition;
  const sharedType = shared > 0 && notion.kind === 'object' ? notion.type : null;
  const needs = neededBy(prices, {
    keys,
    withTimes: asked.withTimes === true,
    withSequences: asked.withSequences === true || sharedType !== null,
  });
  const steps = place(moneySteps, {
    key: keys.key,
    case_key: keys.caseKey,
    nths: keys.nths,
    step_columns: stepColumns
      .map(
        ({ name, step, empty }) =>
          `${needs.has(name) ? step : empty} as ${name === 'sequence' ? 'step_sequence' : name}`,
      )
      .join(', '),
    lists: listsOf(needs, ({ name, list }) => `${list} as ${name}_list`),
    joined: listsOf(needs, ({ name, step }) => `${name}_list as ${step}`),
  });
  return { steps: place(steps, { chosen: asked.chosen ?? moneyCases }), sharedType, areEvents: false };
}

function listsOf(needs: ReadonlySet<string>, write: (column: StepColumn) => string): string {
  return stepColumns
    .filter((column) => needs.has(column.name))
    .map(write)
    .join(', ');
}

/**
 * Asks about the money of steps in one currency: puts the priced steps where the question says so. An answer that is made
 * of sums has a shape.
 */
export async function askMoney<Row>(
  analytics: Analytics,
  question: MoneyQuestion,
  sql: string,
  more: {
    readonly source: StepSource;
    readonly currency: string;
    readonly parameters?: Parameters;
    readonly shape?: Shape;
    readonly mayLagMilliseconds?: number;
  },
): Promise<readonly Row[]> {
  const binder = new Binder('money_');
  const priced = compileMoney(more.source, more.currency, { prices: question.prices, binder });
  const asked = { sql: place(sql, { priced }), parameters: { ...binder.parameters, ...more.parameters } };
  return more.shape === undefined
    ? askCases<Row>(analytics, question.view, asked.sql, asked.parameters)
    : askSums<Row>(analytics, question.view, {
        ...asked,
        shape: more.shape,
        ...(more.mayLagMilliseconds === undefined ? {} : { mayLagMilliseconds: more.mayLagMilliseconds }),
      });
}

/** How many events are in several cases of a journey. */
export async function countShared(analytics: Analytics, { workspace, journey }: View): Promise<number> {
  const { notion, events } = journey.definition;
  if (notion.kind !== 'object') return 0;
  const binder = new Binder('shared_');
  const sql = place(sharedEvents, { events: events === null ? '1' : eventCondition(events, binder) });
  const [row] = await analytics.query<{ shared: number }>(sql, {
    workspace,
    object_type: notion.type,
    ...binder.parameters,
  });
  return row?.shared ?? 0;
}
