import { Fault } from '../faults.ts';
import { type BgNbd, fitBgNbd } from './bg-nbd.ts';
import { type Chance, drawBeta, drawExponential, drawGamma } from './draws.ts';
import { fitGammaGamma, type GammaGamma } from './gamma-gamma.ts';
import { type CustomerHistory, type Horizon, type LifetimeModel, lifetimeValue } from './lifetime-value.ts';

/** A tenth of the customers by lifetime value, 10 the highest: the mean and its 95 % interval, in the unit of values. */
export interface LifetimeBand {
  readonly decile: number;
  readonly customers: number;
  readonly meanValue: number;
  /** Null when fewer than 20 of the runs could be fitted. */
  readonly interval: readonly [low: number, high: number] | null;
}

export interface LifetimeBands {
  readonly bands: readonly LifetimeBand[];
  readonly runs: number;
  /** Runs whose invented customers could not be fitted. */
  readonly failedRuns: number;
}

export interface BandsOptions {
  readonly model: LifetimeModel;
  readonly horizon: Horizon;
  /** 200 is the rule; fewer make a quicker, rougher interval. */
  readonly runs: number;
  readonly chance: Chance;
}

/**
 * Lifetime value by deciles with parametric bootstrap intervals (METHODS §7.4): customers of the same ages are invented
 * from the model, fitted anew, and the real customers valued by that fit. The same seed gives the same bands.
 */
export function lifetimeValueBands(customers: readonly CustomerHistory[], options: BandsOptions): LifetimeBands {
  const values = valuesBy(options.model, customers, options.horizon);
  if (values === null) {
    throw new Fault(
      'TL_BAD_REQUEST',
      'The model of values has no mean, so lifetime value has none. Fit it on more data.',
    );
  }
  const deciles = decilesOf(values);
  const means: number[][] = [];
  for (let run = 0; customers.length > 0 && run < options.runs; run++) {
    const refitted = refit(customers, options);
    const again = refitted === null ? null : valuesBy(refitted, customers, options.horizon);
    if (again !== null) means.push(deciles.map((members) => meanOf(members.map((place) => again[place] ?? 0))));
  }
  const bands = deciles.map((members, i) => ({
    decile: i + 1,
    customers: members.length,
    meanValue: meanOf(members.map((place) => values[place] ?? 0)),
    interval: intervalOf(means.map((run) => run[i] ?? 0)),
  }));
  const failedRuns = customers.length === 0 ? 0 : options.runs - means.length;
  return { bands: bands.filter((band) => band.customers > 0), runs: options.runs, failedRuns };
}

/** The lifetime value of each customer, worked out once for those who are alike; null when there is none. */
function valuesBy(model: LifetimeModel, customers: readonly CustomerHistory[], horizon: Horizon): number[] | null {
  const known = new Map<string, number>();
  const values: number[] = [];
  for (const one of customers) {
    const key = `${one.repeats}|${one.recencyWeeks}|${one.ageWeeks}|${one.repeats === 0 ? 0 : one.meanValue}`;
    const value = known.get(key) ?? lifetimeValue(model, one, horizon);
    if (value === null) return null;
    known.set(key, value);
    values.push(value);
  }
  return values;
}

/** The places of customers in each tenth by value; those of equal value stay in their order. */
function decilesOf(values: readonly number[]): number[][] {
  const order = values.map((value, place) => ({ value, place }));
  order.sort((left, right) => left.value - right.value || left.place - right.place);
  const edge = (tenth: number) => Math.floor((tenth * order.length) / 10);
  return Array.from({ length: 10 }, (_, i) => order.slice(edge(i), edge(i + 1)).map((one) => one.place));
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function intervalOf(values: readonly number[]): [low: number, high: number] | null {
  if (values.length < 20) return null;
  const sorted = [...values].sort((left, right) => left - right);
  return [quantile(sorted, 0.025), quantile(sorted, 0.975)];
}

/** A quantile between the two values around it (Hyndman & Fan's type 7). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}

function refit(customers: readonly CustomerHistory[], { model, chance }: BandsOptions): LifetimeModel | null {
  const invented = customers.map((one) => drawHistory(model, one.ageWeeks, chance));
  if (invented.filter((one) => one.repeats > 0 && one.meanValue > 0).length < 2) return null;
  return {
    purchases: fitBgNbd(invented, model.purchases).model,
    value: fitGammaGamma(invented, model.value).model,
    marginShare: model.marginShare,
  };
}

/** The history of one customer the models could have made, seen for a number of weeks. */
export function drawHistory(
  model: { readonly purchases: BgNbd; readonly value: GammaGamma },
  ageWeeks: number,
  chance: Chance,
): CustomerHistory {
  const { r, alpha, a, b } = model.purchases;
  const [rate, leaving] = [drawGamma(r, alpha, chance), drawBeta(a, b, chance)];
  let [repeats, recencyWeeks] = [0, 0];
  for (let at = drawExponential(rate, chance); at <= ageWeeks; at += drawExponential(rate, chance)) {
    repeats += 1;
    recencyWeeks = at;
    if (chance() < leaving) break;
  }
  const { p, q, v } = model.value;
  const spread = drawGamma(q, v, chance);
  const meanValue = repeats === 0 ? 0 : drawGamma(p * repeats, spread * repeats, chance);
  return { repeats, recencyWeeks, ageWeeks, meanValue };
}
