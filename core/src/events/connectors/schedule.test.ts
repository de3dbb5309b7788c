import { expect, test } from 'vitest';
import { atPath } from './json-path.ts';
import { nextRun, nextTry } from './schedule.ts';

const at = (text: string) => Date.parse(text);

test('a daily run is due today when its time is still to come, else tomorrow', () => {
  const daily = { kind: 'daily', at: '06:30' } as const;
  expect(nextRun(daily, at('2026-03-01T06:29:59Z'))).toBe(at('2026-03-01T06:30:00Z'));
  expect(nextRun(daily, at('2026-03-01T06:30:00Z'))).toBe(at('2026-03-02T06:30:00Z'));
});

test('runs that were missed are caught up by one: the next is counted from now', () => {
  expect(nextRun({ kind: 'every', minutes: 15 }, at('2026-03-01T10:07:00Z'))).toBe(at('2026-03-01T10:22:00Z'));
  expect(nextRun({ kind: 'by-hand' }, 0)).toBeNull();
});

test('pauses after failures double up to six hours, and the other side may ask for more', () => {
  const every = { kind: 'every', minutes: 5 } as const;
  const pause = (failures: number, notBefore = 0) => (nextTry(every, { at: 0, failures, notBefore }) ?? 0) / 60_000;
  expect([1, 2, 3, 9, 10, 500].map((failures) => pause(failures))).toEqual([1, 2, 4, 256, 360, 360]);
  expect(pause(1, 600_000)).toBe(10);
  expect(nextTry({ kind: 'by-hand' }, { at: 0, failures: 1, notBefore: 0 })).toBeNull();
});

test('a path names what is inside, and never what every object has', () => {
  const answer = { data: { items: [{ id: 7 }] }, next: null };
  expect(atPath(answer, 'data.items[0].id')).toBe(7);
  expect(atPath(answer, '$.data.items')).toEqual([{ id: 7 }]);
  expect(atPath(answer, '')).toBe(answer);
  expect([atPath(answer, 'data.constructor'), atPath(answer, 'next.more')]).toEqual([undefined, undefined]);
});
