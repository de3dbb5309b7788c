import type { MoneyDimension } from '@throughline/core/money';
import { isPriced } from './compile-money.ts';
import { extrasOf, stretchesOf } from './price-columns.ts';
import type { Prices } from './prices.ts';

/** How steps are grouped: SQL of the key of a case, of a step, and of a step's place among those of its key. */
export interface Keys {
  readonly caseKey: string;
  readonly key: string;
  readonly nths: string;
  /** The column of a step that the key is made of. */
  readonly needs: readonly ColumnName[];
}

/** All steps of a case together. */
export const whole: Keys = { caseKey: "''", key: 'case_key', nths: 'arrayEnumerate(cost_minor)', needs: [] };
const ofCase = (caseKey: string): Keys => ({ ...whole, caseKey });

export const keysBy: Readonly<Record<MoneyDimension, Keys>> = {
  step: { caseKey: "''", key: 'step_activity', nths: 'visit', needs: ['activity'] },
  transition: {
    caseKey: "''",
    key: "concat(toString(step_before), '\\0', toString(step_activity))",
    nths: "arrayEnumerateUniq(arrayPushFront(arrayPopBack(activity), ''), activity)",
    needs: ['activity', 'before'],
  },
  channel: { caseKey: "''", key: 'step_channel', nths: 'arrayEnumerateUniq(channel)', needs: ['channel'] },
  function: { caseKey: "''", key: 'step_function', nths: 'arrayEnumerateUniq(function)', needs: ['function'] },
  variant: ofCase('variant'),
  outcome: ofCase("if(state = '', 'not-counted', state)"),
  month: ofCase("formatDateTime(started_at, '%Y-%m')"),
};

type ColumnName =
  | 'sequence'
  | 'activity'
  | 'channel'
  | 'function'
  | 'currency'
  | 'at_ms'
  | 'cost_minor'
  | 'revenue_minor'
  | 'before';

/** A column of a step: the list of a case it is unfolded from, its name then, and what stands for it where nobody asks. */
export interface StepColumn {
  readonly name: ColumnName;
  readonly list: string;
  readonly step: string;
  readonly empty: string;
}

const column = (name: ColumnName, empty: string, list: string = name): StepColumn => ({
  name,
  list,
  step: `step_${name}`,
  empty,
});

export const stepColumns: readonly StepColumn[] = [
  column('sequence', 'toUInt64(0)'),
  column('activity', "''"),
  column('channel', "''"),
  column('function', "''"),
  column('currency', "''"),
  column('at_ms', 'toInt64(0)'),
  column('cost_minor', 'toInt64(0)'),
  column('revenue_minor', 'toInt64(0)'),
  column('before', "''", "arrayPushFront(arrayPopBack(activity), '')"),
];

interface Asking {
  readonly keys: Keys;
  readonly withTimes: boolean;
  readonly withSequences: boolean;
}

/** Which columns of a step its money depends on: unfolding a column of millions of steps takes its time. */
export function neededBy({ reading, cards, rates, currencies }: Prices, asking: Asking): ReadonlySet<ColumnName> {
  const { settings } = reading;
  const extras = extrasOf(reading);
  const isCarded = cards.some(isPriced);
  const needs = new Set<ColumnName>(['cost_minor', 'revenue_minor', ...asking.keys.needs]);
  if (isCarded) needs.add('activity').add('channel').add('function');
  if (settings.rules.length > 0) needs.add('activity');
  if (rates.length > 0 || currencies.length !== 1) needs.add('currency');
  if (asking.withTimes || rates.length > 0 || (isCarded && stretchesOf(settings).length > 1)) needs.add('at_ms');
  if (asking.withSequences || extras.properties.length > 0 || extras.isKindAsked) needs.add('sequence');
  return needs;
}
