import { z } from 'zod';
import { Fault } from '../faults.ts';
import { splitMinor } from '../journeys/index.ts';

/** An amount of an answer: a whole number of minor units, rounded to 16 digits beyond 2^53 (90 trillion in hundredths). */
export const minorSchema = z.number().meta({ type: 'integer' });

/** A measured amount in whole minor units, a half away from zero; a fault when it is no number. */
export function roundMinor(amount: number): number {
  if (!Number.isFinite(amount)) {
    throw new Fault('TL_BAD_REQUEST', 'An amount could not be worked out. Check that every input is a finite number.');
  }
  return Math.sign(amount) * Math.round(Math.abs(amount)) + 0;
}

/** The sum of amounts in minor units of one currency, exact up to 2^53; 0 when there are none. */
export function sumMinor(amounts: readonly number[]): number {
  let total = 0n;
  for (const amount of amounts) total += exactMinor(amount);
  return Number(total);
}

/** An amount as an exact whole number; a fault when it is none. */
export function exactMinor(amountMinor: number): bigint {
  if (Number.isInteger(amountMinor)) return BigInt(amountMinor);
  throw new Fault('TL_BAD_REQUEST', `${amountMinor} is not a whole number of minor units.`);
}

/** An amount of an event over the `k` objects it concerns (METHODS §1.2): the parts add up to the whole. */
export function splitOver(amountMinor: number, k: number): number[] {
  if (!Number.isInteger(k) || k < 1) {
    throw new Fault('TL_BAD_REQUEST', `An amount cannot be split over ${k} objects. Give a whole number from 1.`);
  }
  exactMinor(amountMinor);
  return Array.from({ length: k }, (_, place) => splitMinor(amountMinor, k, place + 1));
}
