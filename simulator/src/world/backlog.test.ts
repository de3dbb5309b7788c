import { expect, test } from 'vitest';
import { sampleWindow } from '../index.ts';
import { slotDaysWithoutBacklog } from '../truths.ts';
import { Backlog } from './backlog.ts';

const day = 86_400_000;

test('the wait for a visit grows after storms, shrinks again, and never runs away', () => {
  const backlog = new Backlog(7, sampleWindow);
  const waits: number[] = [];
  for (let at = sampleWindow.from; at < sampleWindow.to; at += day) waits.push(backlog.slotDays(at));
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(slotDaysWithoutBacklog);
  expect(Math.min(...waits)).toBeLessThan(slotDaysWithoutBacklog + 1);
  expect(Math.max(...waits)).toBeLessThan(16);
  const storms = backlog.storms.filter((storm) => storm > sampleWindow.from && storm < sampleWindow.to - 10 * day);
  expect(storms.length).toBeGreaterThan(1);
  for (const storm of storms) {
    expect(backlog.slotDays(storm + 4 * day)).toBeGreaterThan(backlog.slotDays(storm - day) + 1);
  }
});
