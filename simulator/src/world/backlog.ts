import { slotDaysWithoutBacklog } from '../truths.ts';
import { dayMs, localDay, seasons, weekdayOf } from './calendar.ts';
import { fixedShare } from './dice.ts';

/** Visits a day that field service can make, over those it is asked for on an average day. */
const capacity = 1.32;
/** A storm brings a week's worth of extra faults within three days. */
const stormsPerYear = 3;
const stormDemand = [2.2, 1.6, 0.8];

/**
 * How many days ahead the first free visit lies, for each local day. Nobody sets it: it is the queue that builds up
 * when the season and storms ask for more visits than the crew can make.
 */
export class Backlog {
  readonly #firstDay: number;
  readonly #days: Float64Array;
  readonly storms: readonly number[];

  constructor(seed: number, window: { from: number; to: number }) {
    this.#firstDay = localDay(window.from) - 60 * dayMs;
    const count = Math.max(1, Math.ceil((window.to - window.from) / dayMs) + 120);
    this.#days = new Float64Array(count);
    const storms: number[] = [];
    let queue = 1;
    for (let index = 0; index < count; index++) {
      const day = this.#firstDay + index * dayMs;
      const month = new Date(day).getUTCMonth();
      const dayNumber = Math.floor(day / dayMs);
      if ((month < 3 || month > 8) && fixedShare(seed, dayNumber) < (stormsPerYear * 2) / 365) storms.push(day);
      const demand = ((seasons.join[month] ?? 1) + (seasons.move[month] ?? 1) + (seasons.help[month] ?? 1)) / 3;
      const storm = stormDemand[index - Math.floor(((storms.at(-1) ?? -1e15) - this.#firstDay) / dayMs)] ?? 0;
      const crew = weekdayOf(day) === 0 ? 0 : weekdayOf(day) === 6 ? capacity * 0.6 : capacity;
      queue = Math.max(0, queue + demand + storm - crew * (7 / 6.6));
      this.#days[index] = slotDaysWithoutBacklog + queue / capacity;
    }
    this.storms = storms;
  }

  /** Days from `at` to the first free visit. */
  slotDays(at: number): number {
    const index = Math.floor((localDay(at) - this.#firstDay) / dayMs);
    return this.#days[Math.min(Math.max(index, 0), this.#days.length - 1)] ?? slotDaysWithoutBacklog;
  }

  /** Whether the instant falls within three days after a storm began. */
  afterStorm(at: number): boolean {
    return this.storms.some((day) => localDay(at) >= day && localDay(at) < day + 3 * dayMs);
  }
}
