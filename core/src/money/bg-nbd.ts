import { Fault } from '../faults.ts';
import { minimiseFrom } from './nelder-mead.ts';
import { groupRecords, type PurchaseRecord } from './purchase-record.ts';
import { hypergeometric2F1, lnGamma, logAddExp } from './special-functions.ts';

/**
 * The BG/NBD model of customers who come back when they like and leave without a word (Fader, Hardie & Lee 2005):
 * rates of purchase a week are gamma(r, alpha), chances of leaving after each purchase are beta(a, b).
 */
export interface BgNbd {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export interface BgNbdFit {
  readonly model: BgNbd;
  readonly logLikelihood: number;
  readonly customers: number;
  readonly repeaters: number;
}

/** The log-likelihood of records (METHODS §7.4, A1 to A4), each counted for all customers who share it. */
export function bgNbdLogLikelihood(model: BgNbd, records: readonly PurchaseRecord[]): number {
  const byRepeats = new Map<number, number>();
  let total = 0;
  for (const record of records) {
    const known = byRepeats.get(record.repeats) ?? termsOfRepeats(model, record.repeats);
    byRepeats.set(record.repeats, known);
    total += (record.customers ?? 1) * (known + termsOfTimes(model, record));
  }
  return total;
}

/** A1 + A2, which depend on the number of repeats alone. */
function termsOfRepeats({ r, alpha, a, b }: BgNbd, x: number): number {
  const rates = lnGamma(r + x) - lnGamma(r) + r * Math.log(alpha);
  return rates + lnGamma(a + b) + lnGamma(b + x) - lnGamma(b) - lnGamma(a + b + x);
}

/** ln(e^A3 + e^A4): still there at the end, or gone after the last repeat. */
function termsOfTimes({ r, alpha, a, b }: BgNbd, record: PurchaseRecord): number {
  const x = record.repeats;
  const stayed = -(r + x) * Math.log(alpha + record.ageWeeks);
  if (x === 0) return stayed;
  return logAddExp(stayed, Math.log(a) - Math.log(b + x - 1) - (r + x) * Math.log(alpha + record.recencyWeeks));
}

/**
 * Whether parameters are in reach, as logarithms. Where customers are all alike the likelihood rises for ever as r, or
 * a and b, grow: at e^9 they are as alike as can be seen, and the series for purchases still ends soon.
 */
function isInReach([r = 0, alpha = 0, a = 0, b = 0]: readonly number[]): boolean {
  return Math.max(r, a, b) <= 9 && alpha <= 16 && Math.min(r, alpha, a, b) >= -16;
}

/**
 * The most likely model, by Nelder–Mead over the logarithms of its parameters from three starts, or from one that is
 * near. The order of the records does not matter to it. It is a fault when nobody came back: then nothing can be told.
 */
export function fitBgNbd(records: readonly PurchaseRecord[], near?: BgNbd): BgNbdFit {
  const grouped = groupRecords(records).sort(compareRecords);
  const count = (some: readonly PurchaseRecord[]) => some.reduce((sum, one) => sum + (one.customers ?? 1), 0);
  const [customers, repeaters] = [count(grouped), count(grouped.filter((record) => record.repeats > 0))];
  if (repeaters === 0) {
    throw new Fault('TL_BAD_REQUEST', 'No customer came back in this window. Choose a longer one to fit purchases.');
  }
  const meanAge = grouped.reduce((sum, one) => sum + (one.customers ?? 1) * one.ageWeeks, 0) / customers;
  const loss = (point: readonly number[]) =>
    isInReach(point) ? -bgNbdLogLikelihood(modelAt(point), grouped) : Number.POSITIVE_INFINITY;
  const best = minimiseFrom(loss, near === undefined ? startsFor(meanAge) : [lnOf(near)]);
  if (best === null || !Number.isFinite(best.value)) {
    throw new Fault('TL_BAD_REQUEST', 'The purchases do not fit the model. Check that recency and age are in weeks.');
  }
  return { model: modelAt(best.point), logLikelihood: -best.value, customers, repeaters };
}

function compareRecords(left: PurchaseRecord, right: PurchaseRecord): number {
  return left.repeats - right.repeats || left.recencyWeeks - right.recencyWeeks || left.ageWeeks - right.ageWeeks;
}

/** Even, mostly single purchases, and loyal: alpha goes with the time in which customers were seen. */
function startsFor(meanAge: number): number[][] {
  const scale = Math.max(meanAge, 1e-3);
  return [
    { r: 1, alpha: scale, a: 1, b: 1 },
    { r: 0.25, alpha: scale / 8, a: 0.8, b: 2.5 },
    { r: 3, alpha: scale, a: 0.3, b: 5 },
  ].map(lnOf);
}

function lnOf({ r, alpha, a, b }: BgNbd): number[] {
  return [r, alpha, a, b].map(Math.log);
}

function modelAt(point: readonly number[]): BgNbd {
  const [r = 1, alpha = 1, a = 1, b = 1] = point.map(Math.exp);
  return { r, alpha, a, b };
}

/** The odds that a customer with repeats has left since the last: a/(b+x−1)·((α+T)/(α+t_x))^(r+x); 0 without repeats. */
function oddsOfHavingLeft({ r, alpha, a, b }: BgNbd, { repeats, recencyWeeks, ageWeeks }: PurchaseRecord): number {
  if (repeats === 0) return 0;
  const stretch = Math.log((alpha + ageWeeks) / (alpha + recencyWeeks));
  return Math.exp(Math.log(a) - Math.log(b + repeats - 1) + (r + repeats) * stretch);
}

/** The chance that a customer still buys. Who never came back has had no occasion to leave: 1. */
export function pAlive(model: BgNbd, record: PurchaseRecord): number {
  return 1 / (1 + oddsOfHavingLeft(model, record));
}

/**
 * How many purchases to expect of a customer in the coming weeks, given the record: E[Y(t)|x,t_x,T] of METHODS §7.4;
 * 0 for no time.
 */
export function expectedPurchases(model: BgNbd, record: PurchaseRecord, weeks: number): number {
  if (weeks <= 0) return 0;
  const { r, alpha, b } = model;
  const a = awayFromPoles(model, record.repeats);
  const x = record.repeats;
  const z = weeks / (alpha + record.ageWeeks + weeks);
  const shrunk = hypergeometric2F1([r + x, b + x, a + b + x - 1], z, (r + x) * Math.log1p(-z));
  return (((a + b + x - 1) / (a - 1)) * (1 - shrunk)) / (1 + oddsOfHavingLeft(model, record));
}

/** The formula has a gap at a = 1, and without repeats at a + b = 1; a step of 1e-6 beside it gives the limit. */
function awayFromPoles({ a, b }: BgNbd, repeats: number): number {
  const isNear = Math.abs(a - 1) < 1e-6 || Math.abs(a + b + repeats - 1) < 1e-6;
  return isNear ? a + 2e-6 : a;
}

/** How many repeat purchases to expect of a new customer in the first weeks: E[X(t)] of METHODS §7.4. */
export function expectedPurchasesNew(model: BgNbd, weeks: number): number {
  return expectedPurchases(model, { repeats: 0, recencyWeeks: 0, ageWeeks: 0 }, weeks);
}
