import type { StageUnit } from '@throughline/core/journeys';

const day = 86_400_000;

/** The number of the week (Monday to Sunday, UTC) or month that an instant lies in: the same as in the questions. */
export function periodOf(unit: StageUnit, ms: number): number {
  if (unit === 'week') return Math.floor((Math.floor(ms / day) + 3) / 7);
  const date = new Date(ms);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

/** The first instant of a period, in milliseconds since 1970. */
export function startOfPeriod(unit: StageUnit, period: number): number {
  return unit === 'week' ? (period * 7 - 3) * day : Date.UTC(Math.floor(period / 12), ((period % 12) + 12) % 12, 1);
}

/** A period as an answer writes it. */
export function periodBounds(unit: StageUnit, period: number): { from: string; to: string } {
  const iso = (place: number) => new Date(startOfPeriod(unit, place)).toISOString();
  return { from: iso(period), to: iso(period + 1) };
}
