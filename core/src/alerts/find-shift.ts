import { newestShift, type SeriesPeriod } from '../statistics/index.ts';
import type { AlertSubject, ShiftedWeek } from './alert.ts';

/** One whole week of a series, in the unit of its subject, with its standard error. Weeks are in order. */
export interface WatchedWeek extends SeriesPeriod {
  readonly fromMs: number;
  readonly customers: number;
}

export interface WatchedSeries {
  readonly subject: AlertSubject;
  readonly weeks: readonly WatchedWeek[];
  /** Whether levels are compared by their ratio: waits and costs are, shares are not. */
  readonly byRatio: boolean;
}

/** So many standard deviations are far: by chance alone, one week in two thousand. */
const farDeviations = 3.5;
/** Once open, an alert holds until the level is this near again, so that it does not come and go. */
const nearDeviations = 2;
/** A share that moves by less, or a wait or cost by a smaller part, is not worth an alert, however sure. */
const leastPoints = 0.02;
const leastPart = 0.1;
/** Fewer customers in a week say nothing of it (METHODS §0). */
const fewestCustomers = 10;

/**
 * The newest week of a series if it lies off the weeks before; `isOpen` says whether that was known already. `unknown`:
 * too few weeks, or too few customers in the newest one, to say.
 */
export function findShift(series: WatchedSeries, isOpen: boolean): ShiftedWeek | 'usual' | 'unknown' {
  const weeks = series.weeks.filter((week) => week.customers >= fewestCustomers && (!series.byRatio || week.value > 0));
  const newest = weeks.at(-1);
  if (newest === undefined || newest !== series.weeks.at(-1)) return 'unknown';
  const scaled = series.byRatio ? weeks.map(asLogarithm) : weeks;
  const shift = newestShift(scaled);
  if (shift === null) return 'unknown';
  if (Math.abs(shift.score) < (isOpen ? nearDeviations : farDeviations)) return 'usual';
  const back = series.byRatio ? Math.exp : (value: number) => value;
  const expected = back(shift.expected);
  if (!isLarge(newest.value, expected, series.byRatio)) return 'usual';
  return {
    subject: series.subject,
    week: new Date(newest.fromMs).toISOString(),
    value: newest.value,
    expected,
    usual: [back(shift.usual[0]), back(shift.usual[1])],
    score: shift.score,
    customers: newest.customers,
    periods: weeks.map(({ fromMs, value, customers }) => ({ from: new Date(fromMs).toISOString(), value, customers })),
  };
}

function isLarge(value: number, expected: number, byRatio: boolean): boolean {
  const difference = Math.abs(value - expected);
  return byRatio ? difference >= leastPart * expected : difference >= leastPoints;
}

/** By the delta method, the error of a logarithm is the relative error. */
function asLogarithm({ value, error }: WatchedWeek): SeriesPeriod {
  return { value: Math.log(value), error: error / value };
}
