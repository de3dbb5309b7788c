import { cumulativeIncidence } from '../../statistics/index.ts';

/** Silences of a length in whole periods: how many ended with a return, how many go on. */
export interface Silences {
  readonly periods: number;
  readonly returned: number;
  readonly open: number;
}

export interface Dormancy {
  /** The smallest number of silent periods after which fewer than `limit` return; null where that was never seen. */
  readonly periods: number | null;
  readonly limit: number;
  /** The chance to return at all, by how long the silence has been; silences that go on are followed as far as known. */
  readonly curve: readonly { readonly periods: number; readonly returns: number; readonly silent: number }[];
  /** The longest silence that was followed: nothing is known of returns after it. */
  readonly followed: number;
}

/**
 * After how many silent periods a customer counts as churned: the smallest d with P(return | silent d) below the limit
 * (METHODS §1.5). Silences that go on are censored, so the chance is read off the curve of Kaplan & Meier:
 * P(return | silent d) = 1 − S(end) / S(d).
 */
export function dormancyOf(silences: readonly Silences[], limit = 0.1): Dormancy {
  const points = cumulativeIncidence(
    silences.map(({ periods, returned, open }) => ({ seconds: periods, reached: returned, ended: 0, open })),
  );
  const followed = silences.reduce((most, one) => Math.max(most, one.periods), 0);
  const leftAfter = (periods: number) => 1 - (points.findLast((point) => point.seconds <= periods)?.share ?? 0);
  const end = leftAfter(followed);
  const curve = Array.from({ length: Math.min(followed, 120) }, (_, index) => {
    const periods = index + 1;
    const left = leftAfter(periods);
    const silent = silences.reduce(
      (sum, one) => sum + (one.periods > periods ? one.returned + one.open : one.periods === periods ? one.open : 0),
      0,
    );
    return { periods, returns: left === 0 ? 0 : Math.max(0, 1 - end / left), silent };
  });
  // Where nothing was followed any longer, the curve says nothing of returns.
  const found = curve.find((point) => point.returns < limit && point.silent > 0 && point.periods < followed);
  return { periods: found?.periods ?? null, limit, curve, followed };
}
