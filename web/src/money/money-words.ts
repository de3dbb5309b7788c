import type { MoneyDimension, MoneyItem, MoneyTotal } from '@throughline/core/money';
import { fewestCustomers, minorDigits, money } from '../parts/format.ts';

export const dimensionWords: Readonly<Record<MoneyDimension, string>> = {
  step: 'Step',
  transition: 'Transition',
  channel: 'Channel',
  function: 'Function',
  variant: 'Variant',
  outcome: 'Outcome',
  month: 'Month',
};

const standingWords: Readonly<Record<string, string>> = {
  success: 'got it done',
  failure: 'did not',
  open: 'still open',
  'not-counted': 'does not count',
};

/** What a line of the breakdown is called. */
export function nameOf({ names, variant }: Pick<MoneyItem, 'names' | 'variant'>, by: MoneyDimension): string {
  const [first = '', second = ''] = names;
  if (by === 'transition') return first === '' ? `start → ${second}` : `${first} → ${second}`;
  if (by === 'outcome') return standingWords[first] ?? first;
  if (by === 'month') return monthWords(first);
  if (by === 'variant') return variant === null ? `Variant ${first.slice(0, 6)}` : pathWords(variant);
  return first === '' ? `no ${by} given` : first;
}

/** A path step by step, as far as it is known. */
export function wholePathWords({ path, steps }: NonNullable<MoneyItem['variant']>): string {
  return `${path.join(' → ')}${steps === path.length ? '' : ` → … (${steps} steps)`}`;
}

const mostTold = 6;

/** A path by its first steps and its last; one that is repeated is told once, with how often. */
function pathWords({ path, steps }: NonNullable<MoneyItem['variant']>): string {
  const runs: { activity: string; times: number }[] = [];
  for (const activity of path) {
    const last = runs.at(-1);
    if (last?.activity === activity) last.times += 1;
    else runs.push({ activity, times: 1 });
  }
  const words = runs.map(({ activity, times }) => (times === 1 ? activity : `${activity} × ${times}`));
  const isWhole = steps === path.length;
  if (isWhole && words.length <= mostTold) return words.join(' → ');
  const told = [...words.slice(0, mostTold - 1), '…', ...(isWhole ? words.slice(-1) : [])];
  return `${told.join(' → ')} (${steps} steps)`;
}

const monthFormat = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

export function monthWords(month: string): string {
  const at = Date.parse(`${month}-01T00:00:00Z`);
  return Number.isNaN(at) ? month : monthFormat.format(at);
}

/** An amount with whole minor units: an average of cents is told to the cent. */
export function average(minor: number, currency: string): string {
  const cents = Math.round(minor);
  return money(cents === 0 ? 0 : cents, currency);
}

/** What a case contributes, with how sure that is. */
export function perCaseWords({ perCase, currency, customers }: MoneyTotal): { value: string; range: string } {
  if (perCase === null) return { value: '–', range: '' };
  const value = average(perCase.minor, currency);
  if (perCase.interval === null) return { value, range: customers < fewestCustomers ? 'n too small' : '' };
  return { value, range: rangeWords(perCase.interval, currency) };
}

export function rangeWords([low, high]: readonly [number, number], currency: string): string {
  return `${average(low, currency)} to ${average(high, currency)}`;
}

/** An amount as a spreadsheet reads it. */
export function plainAmount(minor: number, currency: string): string {
  const digits = minorDigits(currency);
  return ((minor === 0 ? 0 : minor) / 10 ** digits).toFixed(digits);
}
