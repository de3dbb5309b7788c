import type { Analytics, Parameters } from '../engines/index.ts';
import { noneUnseen, type SeenEvents, unseenValues } from './cut-cases.ts';
import { type Shape, Tally } from './tally.ts';

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

/** Counts events of a workspace. */
export type CountReader = <Row>(workspace: string, question: CountQuestion) => Promise<readonly Row[]>;

/** Keeps counts of the events that cases are made of, and counts only those that have come since. */
export class EventCounts {
  readonly #analytics: Analytics;
  readonly #seenBy: (workspace: string) => SeenEvents;
  readonly #kept = new Map<string, Kept>();

  constructor(analytics: Analytics, seenBy: (workspace: string) => SeenEvents) {
    this.#analytics = analytics;
    this.#seenBy = seenBy;
  }

  readonly read: CountReader = async <Row>(workspace: string, question: CountQuestion) => {
    const { sql, shape } = question;
    const parameters = { workspace, ...question.parameters };
    const seen = this.#seenBy(workspace);
    const key = JSON.stringify([sql, parameters]);
    const kept = this.#kept.get(key);
    const before = kept !== undefined && kept.seen.upsets === seen.upsets ? kept : null;
    const rows = await this.#analytics.query<Record<string, unknown>>(sql, {
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
  };
}

/** Counts all events, each time. */
export function countAnew(analytics: Analytics): CountReader {
  return (workspace, question) =>
    new EventCounts(analytics, () => ({ unseen: noneUnseen, upsets: 0 })).read(workspace, question);
}

/** The events that came after one place in the order of arrival, or all; without the unseen ones. */
function arrivedBetween(after: number | null, seen: SeenEvents) {
  return {
    arrived_from: after === null ? 0 : after + 1,
    arrived_before: after === null ? Number.MAX_SAFE_INTEGER : seen.unseen.before,
    ...unseenValues(seen.unseen),
  };
}
