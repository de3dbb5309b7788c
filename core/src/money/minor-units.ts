import { Fault } from '../faults.ts';
import { splitMinor } from '../journeys/index.ts';

/** A whole number of minor units as a plain number; a fault beyond 2^53, where plain numbers skip some. */
export function safeMinor(exact: bigint): number {
  const minor = Number(exact);
  if (Number.isSafeInteger(minor)) return minor;
  throw new Fault(
    'TL_BAD_REQUEST',
    'An amount is beyond 2^53 minor units. Narrow the window or the filter and try again.',
  );
}

/** A measured amount in whole minor units, a half away from zero; a fault when it is no number or beyond 2^53. */
export function roundMinor(amount: number): number {
  if (!Number.isFinite(amount)) {
    throw new Fault('TL_BAD_REQUEST', 'An amount could not be worked out. Check that every input is a finite number.');
  }
  return safeMinor(BigInt(Math.sign(amount) * Math.round(Math.abs(amount))));
}

/** The exact sum of amounts in minor units of one currency; 0 when there are none. */
export function sumMinor(amounts: readonly number[]): number {
  let total = 0n;
  for (const amount of amounts) total += exactMinor(amount);
  return safeMinor(total);
}

/** An amount as an exact whole number; a fault when it is not a whole number of minor units within 2^53. */
export function exactMinor(amountMinor: number): bigint {
  if (Number.isSafeInteger(amountMinor)) return BigInt(amountMinor);
  throw new Fault('TL_BAD_REQUEST', `${amountMinor} is not a whole number of minor units within 2^53.`);
}

/** An amount of an event over the `k` objects it concerns (METHODS §1.2): the parts add up to the whole. */
export function splitOver(amountMinor: number, k: number): number[] {
  if (!Number.isInteger(k) || k < 1) {
    throw new Fault('TL_BAD_REQUEST', `An amount cannot be split over ${k} objects. Give a whole number from 1.`);
  }
  exactMinor(amountMinor);
  return Array.from({ length: k }, (_, place) => splitMinor(amountMinor, k, place + 1));
}
