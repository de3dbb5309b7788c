import type { Analytics, Parameters } from '../engines/index.ts';
import { type SeenEvents, type Shape, Tally, unseenValues } from '../journeys/index.ts';

/** A question that counts events, between two places in the order of arrival. */
export interface CountQuestion {
  readonly sql: string;
  readonly parameters: Parameters;
  readonly shape: Shape;
}

interface Kept {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly seen: SeenEvents;
}

const mostKept = 50;

/** Keeps counts of events, and counts only those that have come since. */
export class KeptCounts {
  readonly #kept = new Map<string, Kept>();

  /** The counts of all events but those that are unseen. */
  async read<Row>(analytics: Analytics, question: CountQuestion, seen: SeenEvents): Promise<readonly Row[]> {
    const { sql, parameters, shape } = question;
    const key = JSON.stringify([sql, parameters]);
    const kept = this.#kept.get(key);
    const before = kept !== undefined && kept.seen.upsets === seen.upsets ? kept : null;
    const rows = await analytics.query<Record<string, unknown>>(sql, {
      ...parameters,
      ...arrivedBetween(before === null ? null : before.seen.unseen.after, seen),
    });
    const tally = new Tally(shape, before?.rows ?? []);
    for (const row of rows) tally.add(row, 1);
    this.#kept.delete(key);
    this.#kept.set(key, { rows: tally.rows(), seen });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > mostKept && oldest !== undefined) this.#kept.delete(oldest);
    return tally.rows() as readonly Row[];
  }
}

/** The events that came after one place in the order of arrival, or all; without the unseen ones. */
export function arrivedBetween(after: number | null, seen: SeenEvents) {
  return {
    arrived_from: after === null ? 0 : after + 1,
    arrived_before: after === null ? Number.MAX_SAFE_INTEGER : seen.unseen.before,
    ...unseenValues(seen.unseen),
  };
}
