import { Fault } from '../faults.ts';
import { minimiseFrom } from './nelder-mead.ts';
import { lnGamma } from './special-functions.ts';

/**
 * The Gamma-Gamma model of what a purchase is worth (Fader & Hardie 2013): purchases of a customer are gamma(p, ν),
 * and ν differs between customers as gamma(q, v). `v` is in the unit of the values.
 */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  readonly v: number;
}

/** Of one customer: the number of repeat purchases, and their mean margin in one unit of money of one currency. */
export interface ValueRecord {
  readonly repeats: number;
  readonly meanValue: number;
}

export interface GammaGammaFit {
  readonly model: GammaGamma;
  readonly logLikelihood: number;
  /** Customers with a repeat and a mean above 0: the only ones who can tell. */
  readonly customers: number;
}

function tells({ repeats, meanValue }: ValueRecord): boolean {
  return repeats > 0 && meanValue > 0;
}

/** The log-likelihood of the customers who bought again at a mean above 0 (METHODS §7.4); others add nothing. */
export function gammaGammaLogLikelihood({ p, q, v }: GammaGamma, records: readonly ValueRecord[]): number {
  const byRepeats = new Map<number, number>();
  let total = 0;
  for (const { repeats: x, meanValue: m } of records.filter(tells)) {
    const known = byRepeats.get(x) ?? lnGamma(p * x + q) - lnGamma(p * x) + p * x * Math.log(x);
    byRepeats.set(x, known);
    total += known - lnGamma(q) + q * Math.log(v) + (p * x - 1) * Math.log(m) - (p * x + q) * Math.log(x * m + v);
  }
  return total;
}

/** The widest a parameter may be beside its start, as a logarithm. */
const widest = 12;

/** The most likely model, by Nelder–Mead over the logarithms of its parameters; a fault with fewer than 2 customers. */
export function fitGammaGamma(records: readonly ValueRecord[], near?: GammaGamma): GammaGammaFit {
  const telling = records.filter(tells);
  if (telling.length < 2) {
    throw new Fault('TL_BAD_REQUEST', 'Fewer than two customers bought again. Choose a longer window to fit values.');
  }
  // Worked in units of the mean, so that cents and yen are searched from the same starts.
  const unit = telling.reduce((sum, one) => sum + one.meanValue, 0) / telling.length;
  const scaled = telling.map((one) => ({ repeats: one.repeats, meanValue: one.meanValue / unit }));
  const loss = (point: readonly number[]) =>
    point.some((ln) => Math.abs(ln) > widest)
      ? Number.POSITIVE_INFINITY
      : -gammaGammaLogLikelihood(modelAt(point), scaled);
  const best = minimiseFrom(loss, near === undefined ? starts.map(lnOf) : [lnOf({ ...near, v: near.v / unit })]);
  if (best === null || !Number.isFinite(best.value)) {
    throw new Fault('TL_BAD_REQUEST', 'The values of purchases do not fit the model. Check that they are above 0.');
  }
  const model = modelAt(best.point);
  const logLikelihood = -best.value - telling.length * Math.log(unit);
  return { model: { ...model, v: model.v * unit }, logLikelihood, customers: telling.length };
}

const starts: readonly GammaGamma[] = [
  { p: 1, q: 2, v: 1 },
  { p: 6, q: 4, v: 0.5 },
  { p: 2, q: 10, v: 5 },
];

function lnOf({ p, q, v }: GammaGamma): number[] {
  return [p, q, v].map(Math.log);
}

function modelAt(point: readonly number[]): GammaGamma {
  const [p = 1, q = 1, v = 1] = point.map(Math.exp);
  return { p, q, v };
}

/**
 * What a further purchase of a customer is worth, p(v + x·m)/(px + q − 1), in the unit of the values; without repeats
 * the mean of all customers, pv/(q − 1). Null where the model has no mean (px + q ≤ 1).
 */
export function expectedValue({ p, q, v }: GammaGamma, { repeats, meanValue }: ValueRecord): number | null {
  const weight = p * repeats + q - 1;
  if (!(weight > 0)) return null;
  return (p * (v + (repeats === 0 ? 0 : repeats * meanValue))) / weight;
}

/** Pearson's correlation of the number and the mean value of purchases of those who came back; null without spread. */
export function valueCorrelation(records: readonly ValueRecord[]): number | null {
  const telling = records.filter(tells);
  const mean = (of: (one: ValueRecord) => number) => telling.reduce((sum, one) => sum + of(one), 0) / telling.length;
  if (telling.length < 2) return null;
  const [meanRepeats, meanOfMeans] = [mean((one) => one.repeats), mean((one) => one.meanValue)];
  const [spreadX, spreadM] = [
    mean((one) => (one.repeats - meanRepeats) ** 2),
    mean((one) => (one.meanValue - meanOfMeans) ** 2),
  ];
  if (spreadX === 0 || spreadM === 0) return null;
  const together = mean((one) => (one.repeats - meanRepeats) * (one.meanValue - meanOfMeans));
  return together / Math.sqrt(spreadX * spreadM);
}

/** The model holds only where value does not go with frequency: |r| < .3, and an r there is (METHODS §7.4). */
export function valueIsIndependent(correlation: number | null): boolean {
  return correlation !== null && Math.abs(correlation) < 0.3;
}
