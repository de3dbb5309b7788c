import type { Chance, LifetimeAnswer } from '@throughline/core/money';
import {
  type CustomerHistory,
  expectedValue,
  fitBgNbd,
  fitGammaGamma,
  holdoutCheck,
  lifetimeEligibility,
  lifetimeValueBands,
  purchaseRecordOf,
} from '@throughline/core/money';

/** What is handed to the worker that works lifetime value out. */
export interface LifetimeTask {
  readonly currency: string;
  readonly contractual: boolean;
  readonly marginShare: number;
  readonly horizon: { readonly months: number; readonly monthlyDiscount: number };
  readonly buyers: number;
  readonly asOfDay: number;
  readonly customers: readonly { readonly days: readonly number[]; readonly meanMinor: number }[];
}

/** Runs of the bootstrap, and customers in it: more would only narrow the tails of the bands. */
const runs = 40;
const mostInBands = 1000;

/** Works lifetime value out, or says why it cannot be told (METHODS §7.4). Takes seconds: not for the thread that answers. */
export function tellLifetime(task: LifetimeTask): LifetimeAnswer['result'] {
  const histories = task.customers.flatMap(({ days, meanMinor }): CustomerHistory[] => {
    const record = purchaseRecordOf(days, task.asOfDay);
    return record === null ? [] : [{ ...record, meanValue: meanMinor }];
  });
  const may = lifetimeEligibility(histories, { contractual: task.contractual });
  if (may.kind === 'refused') return { kind: 'refused', because: may.because, reason: may.reason };
  const purchases = fitBgNbd(histories);
  const value = fitGammaGamma(histories);
  if (expectedValue(value.model, { repeats: 0, meanValue: 0 }) === null) {
    const reason = 'The values of purchases differ so widely that they have no mean to go by.';
    return { kind: 'refused', because: 'value-without-mean', reason };
  }
  const model = { purchases: purchases.model, value: value.model, marginShare: task.marginShare };
  const inBands = histories.slice(0, mostInBands);
  const { bands } = lifetimeValueBands(inBands, { model, horizon: task.horizon, runs, chance: seeded(20_030) });
  const firstDay = task.customers.reduce((first, one) => Math.min(first, one.days[0] ?? first), task.asOfDay);
  const splitDay = Math.floor((firstDay + task.asOfDay) / 2);
  const holdout = holdoutCheck(
    task.customers.map((one) => one.days),
    { splitDay, endDay: task.asOfDay },
  );
  return {
    kind: 'told',
    currency: task.currency,
    ...task.horizon,
    marginShare: task.marginShare,
    sample: { customers: histories.length, of: task.buyers, bandsOf: inBands.length },
    repeaters: may.repeaters,
    correlation: may.correlation,
    models: { purchases: purchases.model, value: value.model },
    bands: bands.map(({ meanValue, interval, ...band }) => ({
      ...band,
      meanMinor: meanValue,
      interval: interval === null ? null : [...interval],
    })),
    runs,
    holdout: {
      customers: holdout.customers,
      observed: holdout.observed,
      predicted: holdout.predicted,
      bins: holdout.bins.map((bin) => ({ ...bin })),
    },
  };
}

/** A source of chance that is the same every time: 32-bit xorshift (Marsaglia 2003), whose state is never 0. */
function seeded(seed: number): Chance {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
