import { describe, expect, test } from 'vitest';
import { fromLocal, isOpen, localDay, onDay, toLocal, weekdayOf, whenOpen, zoneOffsetMinutes } from './calendar.ts';
import { Dice } from './dice.ts';

const amsterdam = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Amsterdam', timeZoneName: 'longOffset' });
const offsetByPlatform = (at: number) => {
  const text = amsterdam.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  return Number(text.slice(4, 6)) * 60 + Number(text.slice(7, 9));
};

describe('the clock of Amsterdam', () => {
  test('agrees with the platform on every hour of the two nights of change, and over ten years', () => {
    for (const night of [Date.UTC(2026, 2, 28, 20), Date.UTC(2026, 9, 24, 20)]) {
      for (let hour = 0; hour < 12; hour++) {
        const at = night + hour * 3_600_000;
        expect(zoneOffsetMinutes(at), new Date(at).toISOString()).toBe(offsetByPlatform(at));
      }
    }
    for (let at = Date.UTC(2020, 0, 1); at < Date.UTC(2030, 0, 1); at += 37 * 3_600_000) {
      expect(zoneOffsetMinutes(at)).toBe(offsetByPlatform(at));
    }
  });

  test('comes back from local to the same instant', () => {
    for (let at = Date.UTC(2025, 0, 1); at < Date.UTC(2026, 9, 24); at += 5_003_000) {
      const back = fromLocal(toLocal(at));
      const repeatedHour = back - at === 3_600_000;
      expect(repeatedHour || back === at, new Date(at).toISOString()).toBe(true);
    }
  });

  test('keeps the hour of the wall clock over the change of the clocks', () => {
    const saturdayEvening = Date.UTC(2026, 2, 28, 17);
    expect(new Date(onDay(saturdayEvening, 1, 18)).toISOString()).toBe('2026-03-29T16:00:00.000Z');
  });

  test('knows the weekday', () => {
    expect(weekdayOf(localDay(Date.UTC(2026, 10, 1, 12)))).toBe(0);
    expect(weekdayOf(localDay(Date.UTC(2026, 9, 31, 23, 30)))).toBe(0);
  });
});

test('who acts outside their hours waits until they open', () => {
  const dice = new Dice(1, 1);
  for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2026, 0, 20); at += 1_700_000) {
    for (const hours of ['phone', 'shop', 'technician', 'office', 'awake'] as const) {
      const moment = whenOpen(at, hours, dice);
      expect(isOpen(moment, hours)).toBe(true);
      expect(moment >= at && moment - at < 4 * 86_400_000).toBe(true);
      if (isOpen(at, hours)) expect(moment).toBe(at);
    }
  }
});
