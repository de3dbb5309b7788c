import type { MoneyDimension } from '@throughline/core/money';
import type { Analytics, Parameters } from '../engines/index.ts';
import { Binder, eventCondition } from '../events/index.ts';
import { askCases, place, type View } from '../journeys/index.ts';
import { compileMoney, type StepSource } from './compile-money.ts';
import moneyCases from './money-cases.sql';
import moneySteps from './money-steps.sql';
import type { Prices } from './prices.ts';
import sharedEvents from './shared-events.sql';

/** The money of the cases of a view. */
export interface MoneyQuestion {
  readonly view: View;
  readonly prices: Prices;
  /** Events that are in several cases of the journey. */
  readonly shared: number;
}

/** How steps are grouped: SQL of the key of a case, of a step, and of a step's place among those of its key. */
interface Keys {
  readonly caseKey: string;
  readonly key: string;
  readonly nths: string;
}

const whole: Keys = { caseKey: "''", key: 'case_key', nths: 'arrayEnumerate(sequence)' };
const ofCase = (caseKey: string): Keys => ({ ...whole, caseKey });

const keysBy: Readonly<Record<MoneyDimension, Keys>> = {
  step: { caseKey: "''", key: 'toString(step_activity)', nths: 'visit' },
  transition: {
    caseKey: "''",
    key: "concat(toString(step_before), '\\0', toString(step_activity))",
    nths: "arrayEnumerateUniq(arrayPushFront(arrayPopBack(activity), ''), activity)",
  },
  channel: { caseKey: "''", key: 'toString(step_channel)', nths: 'arrayEnumerateUniq(channel)' },
  function: { caseKey: "''", key: 'toString(step_function)', nths: 'arrayEnumerateUniq(function)' },
  variant: ofCase('toString(variant)'),
  outcome: ofCase("if(state = '', 'not-counted', state)"),
  month: ofCase("formatDateTime(started_at, '%Y-%m')"),
};

export interface Asked {
  readonly by: MoneyDimension | null;
  /** SQL of the cases, where they are not simply those of the view. */
  readonly chosen?: string;
}

/** The steps of a view with their keys, and how their events are shared. */
export function stepsOf({ view, shared }: MoneyQuestion, { by, chosen = moneyCases }: Asked): StepSource {
  const keys = by === null ? whole : keysBy[by];
  const { notion } = view.journey.definition;
  return {
    steps: place(place(moneySteps, { key: keys.key, case_key: keys.caseKey, nths: keys.nths }), { chosen }),
    sharedType: shared > 0 && notion.kind === 'object' ? notion.type : null,
    areEvents: false,
  };
}

/** Asks about the money of steps in one currency: puts the priced steps where the question says so. */
export async function askMoney<Row>(
  analytics: Analytics,
  question: MoneyQuestion,
  sql: string,
  more: { readonly source: StepSource; readonly currency: string; readonly parameters?: Parameters },
): Promise<readonly Row[]> {
  const binder = new Binder('money_');
  const priced = compileMoney(more.source, more.currency, { prices: question.prices, binder });
  return askCases<Row>(analytics, question.view, place(sql, { priced }), { ...binder.parameters, ...more.parameters });
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
