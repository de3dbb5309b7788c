import { expect, test } from 'vitest';
import { withEmpty } from './flow-over-time.ts';

const at = (day: string) => Date.parse(`${day}T00:00:00Z`) / 1000;
const days = (buckets: ReturnType<typeof withEmpty>) =>
  buckets.map((one) => [new Date(one.at * 1000).toISOString().slice(0, 10), one.cases]);

test('stretches in which no case began stand between those in which some did', () => {
  const weeks = [
    { at: at('2026-10-26'), cases: 3 },
    { at: at('2026-11-16'), cases: 1 },
  ];
  expect(days(withEmpty(weeks, 'week'))).toEqual([
    ['2026-10-26', 3],
    ['2026-11-02', 0],
    ['2026-11-09', 0],
    ['2026-11-16', 1],
  ]);
  const months = [
    { at: at('2025-12-01'), cases: 2 },
    { at: at('2026-03-01'), cases: 5 },
  ];
  expect(days(withEmpty(months, 'month')).map(([month]) => month)).toEqual([
    '2025-12-01',
    '2026-01-01',
    '2026-02-01',
    '2026-03-01',
  ]);
  expect(withEmpty([], 'hour')).toEqual([]);
  const farApart = [
    { at: at('1955-06-01'), cases: 1 },
    { at: at('2191-02-01'), cases: 1 },
  ];
  expect(withEmpty(farApart, 'month')).toEqual(farApart);
});
