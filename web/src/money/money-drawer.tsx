import type { CasePredicate } from '@throughline/core/journeys';
import type { JourneyMoney, MoneyItem, MoneyTotal } from '@throughline/core/money';
import { Link } from '../app/link.tsx';
import { closeNumber, NumberDrawer, Path, type Rows } from '../journeys/index.ts';
import { count, money } from '../parts/format.ts';
import { average, nameOf, perCaseWords } from './money-words.ts';

interface MoneyDrawerProps {
  readonly answer: JourneyMoney;
  readonly name: readonly [string, ...string[]];
  readonly path: string;
  readonly interval: string;
  readonly outcome: string | undefined;
}

/** The evidence of an amount: what it is made of, whose it is, and the cases behind it. */
export function MoneyDrawer({ answer, name, path, outcome }: MoneyDrawerProps) {
  const [sort, ...rest] = name;
  const item = sort === 'item' ? itemOf(answer, rest) : null;
  const total = answer.totals.find((one) => one.currency === rest.at(-1)) ?? answer.totals[0];
  const shown = item ?? total;
  if (shown === undefined) return null;
  return (
    <NumberDrawer
      journey={answer.journey.id}
      title={item === null ? answer.journey.name : nameOf(item, answer.by)}
      rows={rowsOf(shown)}
      predicate={item === null ? null : predicateOf(item, answer, outcome)}
      evidence={answer.evidence}
      path={path}
      onClose={closeNumber}
    >
      {item !== null && item.variant !== null && <Path path={item.variant.path} steps={item.variant.steps} />}
      <p className="quiet-text">
        Each case has its own profit and loss: open a case, then “Its money”.{' '}
        <Link href="/money/settings">How money is read</Link>
      </p>
    </NumberDrawer>
  );
}

function itemOf({ items }: JourneyMoney, [currency, ...names]: readonly string[]): MoneyItem | null {
  return items.find((one) => one.currency === currency && one.names.join('\0') === names.join('\0')) ?? null;
}

function rowsOf(one: MoneyTotal): Rows {
  const { currency } = one;
  const { value, range } = perCaseWords(one);
  return [
    ['Cases', count(one.cases)],
    ['Revenue', money(one.revenueMinor, currency)],
    ['Returns', money(one.returnsMinor, currency)],
    ['Cost of goods', money(one.goodsMinor, currency)],
    ['Cost to serve', money(one.costToServeMinor, currency)],
    ['of which avoidable: saved where the step is not needed', money(one.avoidableMinor, currency)],
    ['Incentives', money(one.incentivesMinor, currency)],
    ['Contribution', money(one.contributionMinor, currency)],
    ['Per case', value],
    ['95\u00a0% interval per case', range === '' ? 'n too small' : range],
    ['Cost to serve per case', one.cases === 0 ? '–' : average(one.costToServeMinor / one.cases, currency)],
  ];
}

/** The cases an item is about; null where a test of a case cannot say it. */
function predicateOf(
  { names: [first = '', second = ''] }: MoneyItem,
  { by }: JourneyMoney,
  outcome: string | undefined,
): CasePredicate | null {
  switch (by) {
    case 'step':
      return { kind: 'occurs', activity: first };
    case 'transition':
      return first === ''
        ? { kind: 'starts', activities: [second] }
        : { kind: 'follows', from: first, to: second, directly: true };
    case 'variant':
      return { kind: 'variant', id: first };
    case 'channel':
    case 'function':
      return { kind: 'event', where: { kind: 'field', field: by, op: 'is', value: first } };
    case 'outcome':
      return outcome !== undefined && (first === 'success' || first === 'failure' || first === 'open')
        ? { kind: 'outcome', id: outcome, state: first }
        : null;
    case 'month':
      return null;
  }
}
