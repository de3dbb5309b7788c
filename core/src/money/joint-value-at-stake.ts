import { Fault } from '../faults.ts';
import { roundMinor, sumMinor } from './minor-units.ts';
import { shapleyValues, valuesOfSubsets } from './shapley.ts';

/** One friction point's value alone, and its share of what all are worth together; minor units of one currency. */
export interface SharedStake {
  readonly id: string;
  readonly aloneMinor: number;
  readonly shareMinor: number;
}

export interface JointStake {
  /** What fixing all of them is worth: the one total that may be shown. */
  readonly jointMinor: number;
  readonly sumOfIndividualMinor: number;
  /** What the sum would count twice; under 0 where they are worth more together. */
  readonly countedTwiceMinor: number;
  readonly points: readonly SharedStake[];
}

/**
 * The value of up to eight friction points together, shared out by Shapley so that no customer's loss counts twice
 * (METHODS §7.6). `worthOf` gives what fixing some of them is worth a year, in minor units; fixing none is worth 0.
 */
export function jointValueAtStake(ids: readonly string[], worthOf: (some: readonly string[]) => number): JointStake {
  if (new Set(ids).size !== ids.length) throw new Fault('TL_BAD_REQUEST', 'A friction point is given twice.');
  const values = valuesOfSubsets(ids.length, (members) =>
    members.length === 0 ? 0 : roundMinor(worthOf(members.map((member) => ids[member] ?? ''))),
  );
  const jointMinor = values[values.length - 1] ?? 0;
  const alone = ids.map((_, place) => values[1 << place] ?? 0);
  const shares = roundToTotal(shapleyValues(ids.length, values), jointMinor);
  const sumOfIndividualMinor = sumMinor(alone);
  return {
    jointMinor,
    sumOfIndividualMinor,
    countedTwiceMinor: sumMinor([sumOfIndividualMinor, -jointMinor]),
    points: ids.map((id, place) => ({ id, aloneMinor: alone[place] ?? 0, shareMinor: shares[place] ?? 0 })),
  };
}

/** Whole numbers that add up to the total: all rounded down, and what is missing given to the largest remainders. */
function roundToTotal(shares: readonly number[], total: number): number[] {
  const floors = shares.map(Math.floor);
  const missing = sumMinor([total, ...floors.map((floor) => -floor)]);
  const byRemainder = shares.map((share, place) => ({ place, remainder: share - Math.floor(share) }));
  byRemainder.sort((left, right) => right.remainder - left.remainder || left.place - right.place);
  const raised = new Set(byRemainder.slice(0, missing).map((one) => one.place));
  return floors.map((floor, place) => floor + (raised.has(place) ? 1 : 0));
}
