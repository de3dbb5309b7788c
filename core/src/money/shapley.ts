import { Fault } from '../faults.ts';

/** The most players for whom every subset is worked out: 2^8 values. */
export const mostPlayers = 8;

/**
 * The value of every subset of up to eight players, by the bits of its members: place 0b101 is the first and third.
 * `worthOf` is asked once per subset, the empty one too. A fault where it answers with no number.
 */
export function valuesOfSubsets(players: number, worthOf: (members: readonly number[]) => number): number[] {
  if (players > mostPlayers) {
    throw new Fault('TL_BAD_REQUEST', `${players} is more than ${mostPlayers} at once. Choose the largest ones.`);
  }
  return Array.from({ length: 2 ** players }, (_, bits) => {
    const members = Array.from({ length: players }, (__, player) => player).filter((player) => hasPlayer(bits, player));
    const value = worthOf(members);
    if (Number.isFinite(value)) return value;
    throw new Fault('TL_BAD_REQUEST', 'A subset has no finite value, so it cannot be shared out. Check its inputs.');
  });
}

function hasPlayer(bits: number, player: number): boolean {
  return ((bits >> player) & 1) === 1;
}

/**
 * Each player's Shapley value: what joining adds, over all orders of joining (Shapley 1953). They add up to the value
 * of all together, less that of none. `values` come from `valuesOfSubsets`.
 */
export function shapleyValues(players: number, values: readonly number[]): number[] {
  const orders = factorial(players);
  return Array.from({ length: players }, (_, player) => {
    let total = 0;
    for (let bits = 0; bits < 2 ** players; bits++) {
      if (hasPlayer(bits, player)) continue;
      const before = bitsIn(bits);
      const weight = (factorial(before) * factorial(players - before - 1)) / orders;
      total += weight * ((values[bits | (1 << player)] ?? 0) - (values[bits] ?? 0));
    }
    return total;
  });
}

function bitsIn(bits: number): number {
  return bits === 0 ? 0 : (bits & 1) + bitsIn(bits >> 1);
}

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
