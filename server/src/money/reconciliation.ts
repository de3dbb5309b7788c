import { addParts, contributionMinor, type Reconciliation, reconcile } from '@throughline/core/money';
import type { Analytics } from '../engines/index.ts';
import { Binder } from '../events/index.ts';
import { noneUnseen, place, type Unseen, unseenValues } from '../journeys/index.ts';
import { askMoney, type MoneyQuestion, stepsOf } from './ask-money.ts';
import type { StepSource } from './compile-money.ts';
import eventCount from './event-count.sql';
import { eventsOf } from './journey-events.ts';
import { evidenceFor, readPopulation } from './journey-money.ts';
import keptSteps from './kept-steps.sql';
import moneySums from './money-sums.sql';

interface SumRow {
  events: number;
  revenue_sum: string;
  returns_sum: string;
  goods_sum: string;
  service_sum: string;
  incentives_sum: string;
}

/**
 * Whether the sum over the cases of a journey is that of its events, each counted once (METHODS §1.2, §7.1). Events that come
 * meanwhile, `unkept`, are left out on both sides.
 */
export async function readReconciliation(
  analytics: Analytics,
  question: MoneyQuestion,
  unkept: Unseen = noneUnseen,
): Promise<Omit<Reconciliation, 'isBehind'>> {
  const { view, prices } = question;
  const [population, [all], lines] = await Promise.all([
    readPopulation(analytics, question),
    analytics.query<{ events: number }>(eventCount, { workspace: view.workspace, ...unseenValues(unkept) }),
    Promise.all(prices.currencies.map((currency) => compare(analytics, question, { currency, unkept }))),
  ]);
  const counted = lines[0]?.events ?? 0;
  return {
    journey: { id: view.journey.id, name: view.journey.name, version: view.journey.version },
    settingsVersion: prices.reading.version,
    events: { counted, outside: Math.max(0, (all?.events ?? 0) - counted) },
    lines: lines.map(({ events: _, ...line }) => line),
    agrees: lines.every((line) => line.differenceMinor === 0),
    evidence: evidenceFor(question, population),
  };
}

async function compare(
  analytics: Analytics,
  question: MoneyQuestion,
  { currency, unkept }: { readonly currency: string; readonly unkept: Unseen },
) {
  const binder = new Binder('event_');
  const kept = (source: StepSource) => ({ ...source, steps: place(keptSteps, { all_steps: source.steps }) });
  const events = kept(eventsOf(question, "''", binder));
  const steps = kept(stepsOf(question, { by: null, withSequences: true }));
  const parameters = { ...binder.parameters, ...unseenValues(unkept) };
  const sumsOfAll = async (source: StepSource) => {
    const [row] = await askMoney<SumRow>(analytics, question, moneySums, { source, currency, parameters });
    return row;
  };
  const [ofCases, ofEvents] = await Promise.all([sumsOfAll(steps), sumsOfAll(events)]);
  const casesMinor = totalOf(ofCases);
  const eventsMinor = totalOf(ofEvents);
  const { differenceMinor } = reconcile({ minor: casesMinor, currency }, { minor: eventsMinor, currency });
  // Two parts that are wrong by as much would hide each other in the sum; sums beyond 2^53 are rounded, parts never.
  const partsDiffer = differencesOf(ofCases, ofEvents).find((one) => one !== 0);
  return {
    currency,
    events: ofEvents?.events ?? 0,
    casesMinor,
    eventsMinor,
    differenceMinor: partsDiffer === undefined ? 0 : differenceMinor || partsDiffer,
  };
}

const sums = ['revenue_sum', 'returns_sum', 'goods_sum', 'service_sum', 'incentives_sum'] as const;

function differencesOf(one: SumRow | undefined, other: SumRow | undefined): readonly number[] {
  return sums.map((name) => Number(BigInt(one?.[name] ?? 0) - BigInt(other?.[name] ?? 0)));
}

function totalOf(row: SumRow | undefined): number {
  const minor = (name: (typeof sums)[number]) => Number(BigInt(row?.[name] ?? 0));
  const parts = {
    revenueMinor: minor('revenue_sum'),
    returnsMinor: minor('returns_sum'),
    goodsMinor: minor('goods_sum'),
    costToServeMinor: minor('service_sum'),
    incentivesMinor: minor('incentives_sum'),
  };
  return contributionMinor(addParts([parts]));
}
