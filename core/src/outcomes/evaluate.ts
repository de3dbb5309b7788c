import { type EventPredicate, matchesEvent, type Testable } from '../events/index.ts';
import { type Formula, type Leaf, normalForm } from './condition.ts';
import type { OutcomeDefinition, OutcomeState } from './outcome.ts';

/** Never. */
export const never = Number.MAX_SAFE_INTEGER;

/** An event as an outcome sees it. Steps are in order: by `at`, and by `sequence` where that is equal. */
export interface OutcomeStep extends Testable {
  readonly at: number;
  readonly sequence: number;
}

/** The steps of a case, and all steps of its customer, both in order. */
export interface OutcomeCase {
  readonly steps: readonly OutcomeStep[];
  readonly customer: readonly OutcomeStep[];
}

/** When a leaf is true (`yes` ≤ t < `no`) and false for good (`no` ≤ t), in milliseconds since 1970. */
interface Turning {
  readonly yes: number;
  readonly no: number;
  /** What `yes` would be without waiting: the start of the silence, where one is waited for. */
  readonly since: number;
}

export interface OutcomeResult {
  readonly state: OutcomeState;
  readonly startedAt: number;
  /** When it became certain; null while open. */
  readonly decidedAt: number | null;
  /** When the customer had it, which is before the silence that confirms it; null but for a success. */
  readonly achievedAt: number | null;
}

/** How a case stands as of an instant, of what had happened by then. Null where its clock never started. */
export function evaluateOutcome(definition: OutcomeDefinition, given: OutcomeCase, asOf: number): OutcomeResult | null {
  const known = { steps: upTo(given.steps, asOf), customer: upTo(given.customer, asOf) };
  const start = startOf(definition, known.steps);
  if (start === null) return null;
  const deadline = definition.deadlineSeconds === null ? never : start.at + definition.deadlineSeconds * 1000;
  const success = normalForm(definition.success);
  const { leaves, formula: failure } =
    definition.failure === null
      ? { leaves: success.leaves, formula: null }
      : normalForm(definition.failure, success.leaves);
  const clock = { start, deadline };
  const turningOf = (leaf: Leaf, negated: boolean) => turning(leaf, negated, known, clock);
  const won = momentsOf(success.formula, leaves, turningOf);
  const lost = failure === null ? [] : momentsOf(failure, leaves, turningOf);
  const all = [...won, ...lost].flatMap(({ turning: { yes, no } }) => [yes, no]);
  const instants = [start.at, ...all].filter((instant) => instant <= asOf);
  const reachedAt = earliest(instants, (t) => isTrue(success.formula, won, t));
  const missedAt = earliest(
    instants,
    (t) => isFalse(success.formula, won, t) || (failure !== null && isTrue(failure, lost, t)),
  );
  if (reachedAt === never && missedAt === never)
    return { state: 'open', startedAt: start.at, decidedAt: null, achievedAt: null };
  if (missedAt <= reachedAt) return { state: 'failure', startedAt: start.at, decidedAt: missedAt, achievedAt: null };
  return {
    state: 'success',
    startedAt: start.at,
    decidedAt: reachedAt,
    achievedAt: achieved(success.formula, won, start.at, reachedAt),
  };
}

/** When a success was there, though it was confirmed later: silences that held count from their start. */
function achieved(formula: Formula, moments: readonly Moment[], start: number, reachedAt: number): number {
  const early = moments.map((one) => {
    const { yes, no, since } = one.turning;
    return { ...one, turning: { yes: yes <= reachedAt ? since : yes, no, since } };
  });
  return earliest([start, ...early.map((one) => one.turning.yes)], (t) => isTrue(formula, early, t));
}

function upTo(steps: readonly OutcomeStep[], asOf: number): readonly OutcomeStep[] {
  return steps.filter((step) => step.at <= asOf);
}

function startOf({ clockStart }: OutcomeDefinition, steps: readonly OutcomeStep[]): OutcomeStep | null {
  return steps.find((step) => clockStart === null || matchesEvent(clockStart, step)) ?? null;
}

/** A leaf as it stands in the formula, with its turning. */
interface Moment {
  readonly formula: Formula;
  readonly turning: Turning;
}

function momentsOf(
  formula: Formula,
  leaves: readonly Leaf[],
  turningOf: (leaf: Leaf, negated: boolean) => Turning,
): readonly Moment[] {
  if (formula.kind !== 'leaf') return formula.of.flatMap((part) => momentsOf(part, leaves, turningOf));
  const leaf = leaves[formula.leaf];
  return leaf === undefined ? [] : [{ formula, turning: turningOf(leaf, formula.negated) }];
}

function isTrue(formula: Formula, moments: readonly Moment[], t: number): boolean {
  if (formula.kind === 'all') return formula.of.every((part) => isTrue(part, moments, t));
  if (formula.kind === 'any') return formula.of.some((part) => isTrue(part, moments, t));
  const own = moments.find((one) => one.formula === formula)?.turning;
  return own !== undefined && own.yes <= t && t < own.no;
}

function isFalse(formula: Formula, moments: readonly Moment[], t: number): boolean {
  if (formula.kind === 'all') return formula.of.some((part) => isFalse(part, moments, t));
  if (formula.kind === 'any') return formula.of.every((part) => isFalse(part, moments, t));
  const own = moments.find((one) => one.formula === formula)?.turning;
  return own !== undefined && own.no <= t;
}

function earliest(instants: readonly number[], fits: (t: number) => boolean): number {
  return instants.reduce((least, t) => (t < least && fits(t) ? t : least), never);
}

interface Clock {
  readonly start: OutcomeStep;
  /** When what has not been reached is failed; `never` without a deadline. */
  readonly deadline: number;
}

function turning(leaf: Leaf, negated: boolean, known: OutcomeCase, { start, deadline }: Clock): Turning {
  const steps = (leaf.scope === 'case' ? known.steps : known.customer).filter((step) => !isBefore(step, start));
  const fitting = (where: EventPredicate | null) => steps.filter((step) => where === null || matchesEvent(where, step));
  if (leaf.kind === 'quiet') return silence(leaf, negated, { fitting, start, deadline });
  const reached =
    leaf.kind === 'then' ? nextAfter(leaf, fitting) : leaf.kind === 'sum' ? summed(leaf, fitting) : nth(leaf, fitting);
  const own = leaf.kind === 'then' || leaf.withinSeconds === null ? null : start.at + leaf.withinSeconds * 1000;
  const end = Math.min(own ?? never, deadline);
  if (!negated)
    return reached <= end ? { yes: reached, no: never, since: reached } : { yes: never, no: end, since: never };
  // Without a time of its own it holds from the start until it is broken; with one, once that time is over.
  if (own === null) return { yes: start.at, no: reached <= deadline ? reached : never, since: start.at };
  return reached <= own ? { yes: never, no: reached, since: never } : { yes: own, no: never, since: start.at };
}

interface Found {
  readonly fitting: (where: EventPredicate | null) => readonly OutcomeStep[];
  readonly start: OutcomeStep;
  readonly deadline: number;
}

function silence(
  leaf: Extract<Leaf, { kind: 'quiet' }>,
  negated: boolean,
  { fitting, start, deadline }: Found,
): Turning {
  const from = leaf.after === null ? start : fitting(leaf.after)[0];
  if (from === undefined || from.at > deadline) return { yes: never, no: deadline, since: never };
  const over = from.at + leaf.forSeconds * 1000;
  const broken = fitting(leaf.where).find((step) => isBefore(from, step))?.at ?? never;
  const isBroken = broken <= over;
  if (negated) return isBroken ? { yes: broken, no: never, since: broken } : { yes: never, no: over, since: never };
  return isBroken ? { yes: never, no: broken, since: never } : { yes: over, no: never, since: from.at };
}

function nth(leaf: Extract<Leaf, { kind: 'reach' }>, fitting: Found['fitting']): number {
  return fitting(leaf.where)[leaf.times - 1]?.at ?? never;
}

function summed(leaf: Extract<Leaf, { kind: 'sum' }>, fitting: Found['fitting']): number {
  let total = 0;
  for (const step of fitting(leaf.where)) {
    if (step.currency !== leaf.currency) continue;
    total += leaf.of === 'cost' ? step.costMinor : step.revenueMinor;
    if (total >= leaf.minor) return step.at;
  }
  return never;
}

/** The first `next` that has a `first` before it, at most the gap away. */
function nextAfter(leaf: Extract<Leaf, { kind: 'then' }>, fitting: Found['fitting']): number {
  const firsts = fitting(leaf.first);
  const gap = leaf.gapSeconds === null ? never : leaf.gapSeconds * 1000;
  const next = fitting(leaf.next).find((step) =>
    firsts.some((first) => isBefore(first, step) && step.at - first.at <= gap),
  );
  return next?.at ?? never;
}

function isBefore(a: OutcomeStep, b: OutcomeStep): boolean {
  return a.at < b.at || (a.at === b.at && a.sequence < b.sequence);
}
