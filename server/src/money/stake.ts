import {
  type AmountSums,
  type FrictionKind,
  frictionKindSchema,
  jointValueAtStake,
  meanDifference,
  mostPlayers,
  type StakeAnswer,
  type StakePoint,
  type ValueAtStake,
  valueAtStake,
} from '@throughline/core/money';
import { activitiesNamedIn } from '@throughline/core/outcomes';
import type { Analytics } from '../engines/index.ts';
import { askStake, readWaitLimits, type StakeQuestion, type WaitLimit } from './ask-stake.ts';
import { evidenceFor } from './journey-money.ts';
import stakeJoint from './stake-joint.sql';
import stakePoints from './stake-points.sql';

interface GroupRow {
  stratum: string;
  customers: number;
  reached: number;
  cost_sum: number;
  cost_squares: number;
}
type PointRow = GroupRow & { friction: string; first_ms: number; last_ms: number };
type MetRow = GroupRow & { met: number };

/** What the settings say of the outcome. */
export interface StakeTerms {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly outcomeValueMinor: number;
  readonly recoverability: number;
}

const strata = 'the month and the channel in which the case began';
const oneDay = 86_400_000;
/** A shorter window says little of a year. */
const fewestDays = 28;
const mostPoints = 60;

/**
 * What each friction point puts at stake in a year (METHODS §7.6): customers who met it against those who did not, by the
 * first case of each, within strata of what was so before. Too much stays unadjusted for more than an association.
 */
export async function readStake(
  analytics: Analytics,
  question: StakeQuestion,
  terms: StakeTerms,
): Promise<StakeAnswer> {
  const waits = await readWaitLimits(analytics, question);
  const rows = await askStake<PointRow>(analytics, question, stakePoints, { waits });
  const all = rows.filter((row) => row.friction === '');
  const span = Math.max(0, ...all.map((row) => row.last_ms)) - Math.min(...all.map((row) => row.first_ms));
  const scale: Scale = { days: all.length === 0 ? 0 : span / oneDay, terms, currency: question.currency };
  const measured = measuredPoints(question, rows, { waits, scale });
  const points = measured.flatMap((one) => one.point ?? []).sort((a, b) => b.minor - a.minor);
  const customers = all.reduce((sum, row) => sum + row.customers, 0);
  return {
    outcome: { id: terms.id, name: terms.name, version: terms.version },
    currency: question.currency,
    settingsVersion: question.money.prices.reading.version,
    outcomeValueMinor: terms.outcomeValueMinor,
    recoverability: terms.recoverability,
    strata,
    days: scale.days,
    points: points.slice(0, mostPoints),
    notCompared: measured.filter((one) => one.point === null).length,
    joint: await readJoint(analytics, question, { waits, scale, points }),
    evidence: {
      ...evidenceFor(question.money, { cases: customers, customers }),
      definition: `outcome:${terms.id}@${terms.version} · money@${question.money.prices.reading.version}`,
      population: 'The first case of each customer that can be followed to its end',
    },
  };
}

interface Scale {
  readonly days: number;
  readonly terms: StakeTerms;
  readonly currency: string;
}

interface Measuring {
  readonly waits: readonly WaitLimit[];
  readonly scale: Scale;
}

function measuredPoints(question: StakeQuestion, rows: readonly PointRow[], { waits, scale }: Measuring) {
  const byPoint = new Map<string, Map<string, GroupRow>>();
  for (const row of rows) {
    const groups = byPoint.get(row.friction) ?? new Map<string, GroupRow>();
    byPoint.set(row.friction, groups.set(row.stratum, row));
  }
  const named = activitiesNamedIn(question.outcome.definition);
  const everyone = byPoint.get('') ?? new Map<string, GroupRow>();
  return [...byPoint].flatMap(([friction, groups]) => {
    const [sort = '', ...names] = friction.split('\0');
    const kind = frictionKindSchema.safeParse(sort);
    // What the definition itself names says nothing of it.
    if (!kind.success || names.some((name) => named.has(name))) return [];
    // A long wait is held against the same way passed sooner.
    const passed = kind.data === 'wait' ? byPoint.get(['pass', ...names].join('\0')) : undefined;
    const limit = waits.find((one) => one.from_activity === names[0] && one.to_activity === names[1]);
    const waitSeconds = kind.data === 'wait' ? (limit?.limit_ms ?? 0) / 1000 : null;
    const pairs = [...new Set([...everyone.keys()])].map((stratum) => ({
      stratum,
      affected: groups.get(stratum) ?? none,
      unaffected:
        passed?.get(stratum) ?? less(everyone.get(stratum), passed === undefined ? groups.get(stratum) : undefined),
    }));
    const told = kind.data === 'wait' && passed === undefined ? null : tell(pairs, scale);
    return [{ point: told === null ? null : pointOf({ friction, kind: kind.data, names, waitSeconds }, told) }];
  });
}

const none: GroupRow = { stratum: '', customers: 0, reached: 0, cost_sum: 0, cost_squares: 0 };

function less(all: GroupRow = none, some: GroupRow = none): GroupRow {
  return {
    stratum: all.stratum,
    customers: all.customers - some.customers,
    reached: all.reached - some.reached,
    cost_sum: all.cost_sum - some.cost_sum,
    cost_squares: Math.max(0, all.cost_squares - some.cost_squares),
  };
}

interface Pair {
  readonly stratum: string;
  readonly affected: GroupRow;
  readonly unaffected: GroupRow;
}

interface Told {
  readonly value: Extract<ValueAtStake, { kind: 'measured' }>;
  readonly affected: GroupRow;
  readonly unaffected: GroupRow;
  readonly affectedPerYear: number;
  readonly extraCostMinor: number | null;
}

/** The value at stake of those affected against the others; null where too few can be compared. */
function tell(pairs: readonly Pair[], { days, terms, currency }: Scale): Told | null {
  const [affected, unaffected] = [
    totalOf(pairs.map((one) => one.affected)),
    totalOf(pairs.map((one) => one.unaffected)),
  ];
  if (days < fewestDays || affected.customers === 0 || unaffected.customers === 0) return null;
  const affectedPerYear = (affected.customers * 365.25) / days;
  const cost = meanDifference(
    pairs.map((one) => ({ affected: amountsOf(one.affected), unaffected: amountsOf(one.unaffected) })),
  );
  const reached = (row: GroupRow) => ({ reached: row.reached, customers: row.customers });
  const value = valueAtStake({
    currency,
    affectedPerYear,
    outcome: {
      kind: 'stratified',
      by: strata,
      isPartial: true,
      strata: pairs.map((one) => ({
        name: one.stratum,
        affected: reached(one.affected),
        unaffected: reached(one.unaffected),
      })),
    },
    outcomeValueMinor: terms.outcomeValueMinor,
    costToServe: cost === null ? null : { ...cost, adjusted: true },
    lifetimeValue: null,
    recoverability: terms.recoverability,
  });
  if (value.kind === 'not-comparable') return null;
  return { value, affected, unaffected, affectedPerYear, extraCostMinor: cost?.minor ?? null };
}

function amountsOf({ customers, cost_sum: minor, cost_squares: squares }: GroupRow): AmountSums {
  return { customers, minor, squares };
}

function totalOf(rows: readonly GroupRow[]): GroupRow {
  return rows.reduce(
    (sum, row) => ({
      stratum: '',
      customers: sum.customers + row.customers,
      reached: sum.reached + row.reached,
      cost_sum: sum.cost_sum + row.cost_sum,
      cost_squares: sum.cost_squares + row.cost_squares,
    }),
    none,
  );
}

interface Named {
  readonly friction: string;
  readonly kind: FrictionKind;
  readonly names: readonly string[];
  readonly waitSeconds: number | null;
}

function pointOf({ friction, kind, names, waitSeconds }: Named, told: Told): StakePoint {
  const { value, affected, unaffected, affectedPerYear, extraCostMinor } = told;
  const { difference } = value;
  return {
    id: friction,
    kind,
    names: [...names],
    waitSeconds,
    affected: { reached: affected.reached, customers: affected.customers },
    unaffected: { reached: unaffected.reached, customers: unaffected.customers },
    affectedPerYear,
    minor: value.minor,
    interval: value.interval === null ? null : [...value.interval],
    grade: value.grade,
    label: value.label,
    isFinding: value.isFinding,
    difference: {
      value: difference.value,
      interval: difference.interval === null ? null : [...difference.interval],
      crude: difference.crude,
      comparedShare: difference.comparedShare,
    },
    extraCostMinor,
  };
}

/** The largest losses together (METHODS §7.6): a customer who met several is counted once. */
async function readJoint(
  analytics: Analytics,
  question: StakeQuestion,
  { waits, scale, points }: Measuring & { readonly points: readonly StakePoint[] },
): Promise<StakeAnswer['joint']> {
  const chosen = points.filter((one) => one.kind !== 'wait' && one.isFinding && one.minor > 0).slice(0, mostPlayers);
  if (chosen.length < 2) return null;
  const rows = await askStake<MetRow>(analytics, question, stakeJoint, {
    waits,
    parameters: { points: chosen.map((one) => one.id), bits: chosen.map((_, place) => 2 ** place) },
  });
  const joint = jointValueAtStake(
    chosen.map((one) => one.id),
    (some) => {
      const bits = some.reduce((sum, id) => sum + 2 ** chosen.findIndex((one) => one.id === id), 0);
      return (
        tell(
          pairsBy(rows, (met) => (met & bits) !== 0),
          scale,
        )?.value.minor ?? 0
      );
    },
  );
  return { ...joint, points: joint.points.map((one) => ({ ...one })) };
}

function pairsBy(rows: readonly MetRow[], isAffected: (met: number) => boolean): readonly Pair[] {
  const names = [...new Set(rows.map((row) => row.stratum))];
  return names.map((stratum) => {
    const own = rows.filter((row) => row.stratum === stratum);
    return {
      stratum,
      affected: totalOf(own.filter((row) => isAffected(row.met))),
      unaffected: totalOf(own.filter((row) => !isAffected(row.met))),
    };
  });
}
