import { describe, expect, test } from 'vitest';
import { type Cohort, cohortCellsOf, cohortMargins, cohortSchema } from './index.ts';

const january: Cohort = { cohort: '2024-01', currency: 'EUR', members: 4, acquisitionMinor: 15_00 };
const member = (...contributions: [age: number, minor: number][]) => ({
  cohort: '2024-01',
  currency: 'EUR',
  contributions: contributions.map(([age, minor]) => ({ age, minor })),
});
const cells = cohortCellsOf([
  member([0, 10_00], [1, 10_00]),
  member([0, 20_00]),
  member([2, 40_00]),
  member([0, 10_00], [0, -5_00]),
]);

describe('contribution by cohort and age', () => {
  test('is cumulative per original member, with those who brought nothing', () => {
    const [margin] = cohortMargins([january], cells, '2024-04');
    expect(margin?.ages.map((one) => [one.age, one.cumulativeMinor, one.perMemberMinor])).toEqual([
      [0, 35_00, 8_75],
      [1, 45_00, 11_25],
      [2, 85_00, 21_25],
    ]);
    expect(margin?.payback).toEqual({ kind: 'reached', age: 2 });
  });

  test('has an interval of the mean: at age 0 the standard deviation is 8.54', () => {
    const [first] = cohortMargins([january], cells, '2024-04')[0]?.ages ?? [];
    const half = (1.959964 * Math.sqrt((125 ** 2 + 1125 ** 2 + 875 ** 2 + 375 ** 2) / 3)) / 2;
    expect(first?.interval?.[0]).toBeCloseTo(875 - half, 8);
    expect(first?.interval?.[1]).toBeCloseTo(875 + half, 8);
  });

  test('leaves out ages that are not over', () => {
    expect(cohortMargins([january], cells, '2024-02')[0]?.ages).toHaveLength(1);
    expect(cohortMargins([january], cells, '2024-02')[0]?.payback).toEqual({ kind: 'not-yet', seenToAge: 0 });
    expect(cohortMargins([january], cells, '2024-01')[0]).toMatchObject({
      ages: [],
      payback: { kind: 'nothing-complete' },
    });
    expect(cohortMargins([january], cells, '2023-12')[0]?.ages).toEqual([]);
  });

  test('an age without a cell carries the one before on, over a new year too', () => {
    const late = cohortMargins([january], cells, '2025-01')[0]?.ages ?? [];
    expect(late).toHaveLength(12);
    expect(late[11]).toMatchObject({ age: 11, cumulativeMinor: 85_00 });
    expect(cohortMargins([january], [], '2024-03')[0]?.ages[1]).toMatchObject({ perMemberMinor: 0, interval: [0, 0] });
  });

  test('currencies are kept apart', () => {
    const dollars = { ...january, currency: 'USD' };
    expect(cohortMargins([dollars], cells, '2024-04')[0]?.ages[2]?.cumulativeMinor).toBe(0);
  });

  test('one member has no interval, an unknown cost no payback', () => {
    const one = { ...january, members: 1, acquisitionMinor: null };
    const [margin] = cohortMargins([one], cohortCellsOf([member([0, -7])]), '2024-02');
    expect(margin).toMatchObject({ ages: [{ perMemberMinor: -7, interval: null }], payback: { kind: 'cost-unknown' } });
  });

  test('nobody is nothing, and a cohort without members is refused', () => {
    expect(cohortMargins([], [], '2024-04')).toEqual([]);
    expect(cohortCellsOf([])).toEqual([]);
    expect(cohortCellsOf([member()])).toEqual([]);
    expect(cohortSchema.safeParse({ ...january, members: 0 }).success).toBe(false);
    expect(cohortSchema.safeParse({ ...january, cohort: '2024-13' }).success).toBe(false);
  });
});
