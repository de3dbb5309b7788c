/** How a customer stands in a period by what the customer did in it and before: mechanical, beside the life stage. */
export const activityStates = ['new', 'active', 'resurrected', 'dormant', 'churned'] as const;
export type ActivityState = (typeof activityStates)[number];

/** Who is active when: the periods with a value event, and the period from which the contract is over, where it is. */
export interface ActivityRecord {
  readonly periods: readonly number[];
  readonly endedIn?: number | null;
}

/**
 * The state of one customer in a period (METHODS §1.5); null before the first activity. Dormant up to `dormancy` silent
 * periods, churned after that; a contract that is over makes silence churn at once.
 */
export function activityStateIn(record: ActivityRecord, period: number, dormancy: number): ActivityState | null {
  const before = record.periods.filter((one) => one < period);
  const last = before.length === 0 ? null : Math.max(...before);
  if (record.periods.includes(period)) {
    if (last === null) return 'new';
    return last === period - 1 ? 'active' : 'resurrected';
  }
  if (last === null) return null;
  const isOver = record.endedIn !== undefined && record.endedIn !== null && record.endedIn <= period;
  return isOver || period - last > dormancy ? 'churned' : 'dormant';
}

/** What changed in a period: how many customers came into each state. */
export interface ActivityChanges {
  readonly period: number;
  /** Active for the first time. */
  readonly new: number;
  /** Active, and in the period before as well. */
  readonly retained: number;
  /** Active again after a dormant silence. */
  readonly fromDormant: number;
  /** Active again after they counted as churned. */
  readonly fromChurned: number;
  /** Active in the period before, and not in this one. */
  readonly lapsed: number;
  /** Silent for longer than the limit, or without a contract, from this period on. */
  readonly churned: number;
}

export interface GrowthPeriod {
  readonly period: number;
  readonly active: number;
  readonly new: number;
  readonly retained: number;
  readonly resurrected: number;
  readonly newlyDormant: number;
  readonly dormant: number;
  readonly churned: number;
  /** (new + resurrected) / newly dormant; null where nobody lapsed. */
  readonly quickRatio: number | null;
}

/**
 * Growth accounting: active(p) = active(p−1) − newly dormant(p) + new(p) + resurrected(p). Changes come in the order of
 * their periods, without a gap, from the first activity of anybody on.
 */
export function growthOf(changes: readonly ActivityChanges[]): readonly GrowthPeriod[] {
  let [active, dormant, churned] = [0, 0, 0];
  return changes.map((change) => {
    const resurrected = change.fromDormant + change.fromChurned;
    active += change.new + resurrected - change.lapsed;
    dormant += change.lapsed - change.churned - change.fromDormant;
    churned += change.churned - change.fromChurned;
    return {
      period: change.period,
      active,
      new: change.new,
      retained: change.retained,
      resurrected,
      newlyDormant: change.lapsed,
      dormant,
      churned,
      quickRatio: change.lapsed === 0 ? null : (change.new + resurrected) / change.lapsed,
    };
  });
}

/** The changes of a set of customers: the plain form of what the engine counts. */
export function changesOf(
  records: readonly ActivityRecord[],
  window: readonly [first: number, last: number],
  dormancy: number,
): readonly ActivityChanges[] {
  const [first, last] = window;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => {
    const period = first + index;
    const counts = { period, new: 0, retained: 0, fromDormant: 0, fromChurned: 0, lapsed: 0, churned: 0 };
    for (const record of records) {
      const [before, now] = [activityStateIn(record, period - 1, dormancy), activityStateIn(record, period, dormancy)];
      if (now === 'new') counts.new += 1;
      if (now === 'active') counts.retained += 1;
      if (now === 'resurrected') counts[before === 'churned' ? 'fromChurned' : 'fromDormant'] += 1;
      const wasActive = before === 'new' || before === 'active' || before === 'resurrected';
      const isSilent = now === 'dormant' || now === 'churned';
      if (wasActive && isSilent) counts.lapsed += 1;
      if (now === 'churned' && before !== 'churned') counts.churned += 1;
    }
    return counts;
  });
}
