import type { CaseNotion } from './journey.ts';

/** What a cut needs to know of an event; events come in the order (at, sequence). */
export interface CutEvent {
  readonly at: number;
  readonly sequence: number;
  readonly activity: string;
  readonly objects: readonly { readonly type: string; readonly id: string }[];
}

/** The tests of a boundaries notion, already applied to the events of one customer. */
export interface Boundaries<E> {
  readonly starts: (event: E) => boolean;
  readonly ends: (event: E) => boolean;
}

/**
 * Cuts one customer's events into cases (METHODS §1.2, §1.3). The plain form of what the engine does in SQL:
 * both must always agree. A gap must be exceeded to split; an event of k objects is in k cases.
 */
export function cutIntoCases<E extends CutEvent>(
  customer: string,
  events: readonly E[],
  notion: CaseNotion,
  boundaries?: Boundaries<E>,
): ReadonlyMap<string, readonly E[]> {
  switch (notion.kind) {
    case 'customer':
      return events.length === 0 ? new Map() : new Map([[customer, events]]);
    case 'object':
      return cutByObject(events, notion.type);
    case 'gap':
      return cutByGap(customer, events, notion.gapSeconds * 1000);
    case 'boundaries':
      return cutByBoundaries(customer, events, notion.timeoutSeconds * 1000, boundaries);
  }
}

function cutByObject<E extends CutEvent>(events: readonly E[], type: string): Map<string, E[]> {
  const cases = new Map<string, E[]>();
  for (const event of events) {
    const ids = new Set(event.objects.filter((object) => object.type === type).map((object) => object.id));
    for (const id of ids) add(cases, id, event);
  }
  return cases;
}

function cutByGap<E extends CutEvent>(customer: string, events: readonly E[], gapMs: number): Map<string, E[]> {
  const cases = new Map<string, E[]>();
  let id = '';
  let last: number | null = null;
  for (const event of events) {
    if (last === null || event.at - last > gapMs) id = `${customer}@${event.at}`;
    add(cases, id, event);
    last = event.at;
  }
  return cases;
}

function cutByBoundaries<E extends CutEvent>(
  customer: string,
  events: readonly E[],
  timeoutMs: number,
  boundaries: Boundaries<E> | undefined,
): Map<string, E[]> {
  const cases = new Map<string, E[]>();
  let open: string | null = null;
  let last: number | null = null;
  for (const event of events) {
    if (last !== null && event.at - last > timeoutMs) open = null;
    if (open === null && boundaries?.starts(event) === true) open = freeId(cases, `${customer}@${event.at}`);
    if (open !== null) add(cases, open, event);
    if (boundaries?.ends(event) === true) open = null;
    last = event.at;
  }
  return cases;
}

/** Cases that open at the same instant are told apart by their order. */
function freeId<E>(cases: ReadonlyMap<string, E[]>, id: string): string {
  if (!cases.has(id)) return id;
  for (let copy = 2; ; copy++) if (!cases.has(`${id}~${copy}`)) return `${id}~${copy}`;
}

function add<E>(cases: Map<string, E[]>, id: string, event: E): void {
  const steps = cases.get(id);
  if (steps === undefined) cases.set(id, [event]);
  else steps.push(event);
}

/** One object's part of an amount shared by `k` objects, to the last minor unit: the parts add up to the whole. */
export function splitMinor(amountMinor: number, k: number, place: number): number {
  const whole = Math.trunc(amountMinor / k);
  return whole + (place <= Math.abs(amountMinor % k) ? Math.sign(amountMinor) : 0);
}
