import type { Dice } from './dice.ts';

export const minuteMs = 60_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

const summers = new Map<number, readonly [number, number]>();

/** Summer time in the European Union: from the last Sunday of March to the last of October, both at 01:00 UTC. */
function summerOf(year: number): readonly [from: number, to: number] {
  const known = summers.get(year);
  if (known !== undefined) return known;
  const lastSunday = (month: number) => {
    const lastDay = Date.UTC(year, month + 1, 0, 1);
    return lastDay - weekdayOf(lastDay) * dayMs;
  };
  const summer = [lastSunday(2), lastSunday(9)] as const;
  summers.set(year, summer);
  return summer;
}

/** How far the clock of Europe/Amsterdam is ahead of UTC at an instant, in minutes: 60, in summer 120. */
export function zoneOffsetMinutes(at: number): number {
  const [from, to] = summerOf(new Date(at).getUTCFullYear());
  return at >= from && at < to ? 120 : 60;
}

/** The instant as the wall clock shows it: milliseconds since 1970 as if the local clock were UTC. */
export function toLocal(at: number): number {
  return at + zoneOffsetMinutes(at) * minuteMs;
}

/** The instant at which the wall clock shows `local`. In the hour that autumn repeats, the later one. */
export function fromLocal(local: number): number {
  const winter = local - 60 * minuteMs;
  return zoneOffsetMinutes(winter) === 60 ? winter : local - 120 * minuteMs;
}

/** 0 Sunday … 6 Saturday. */
export function weekdayOf(local: number): number {
  return (Math.floor(local / dayMs) + 4) % 7;
}

/** The local midnight that the instant's day began with, on the wall clock. */
export function localDay(at: number): number {
  return Math.floor(toLocal(at) / dayMs) * dayMs;
}

/** From–to hours by weekday, Sunday first; null is closed. */
export type OpeningHours = readonly (readonly [from: number, to: number] | null)[];

const weekdays = (weekday: readonly [number, number], saturday: readonly [number, number] | null) =>
  [null, weekday, weekday, weekday, weekday, weekday, saturday] as const;

export const openingHours = {
  phone: weekdays([8, 20], [9, 17]),
  shop: [
    [12, 17],
    [10, 18],
    [10, 18],
    [10, 18],
    [10, 20],
    [10, 18],
    [9.5, 18],
  ],
  technician: weekdays([8, 17], [8, 13]),
  office: weekdays([9, 17], null),
  awake: [
    [8, 23.5],
    [7, 23],
    [7, 23],
    [7, 23],
    [7, 23],
    [7, 23.9],
    [8, 23.9],
  ],
} as const satisfies Record<string, OpeningHours>;
export type HoursName = keyof typeof openingHours;

export function isOpen(at: number, hours: HoursName): boolean {
  const local = toLocal(at);
  const today = openingHours[hours][weekdayOf(local)];
  if (today === null || today === undefined) return false;
  const hour = (local % dayMs) / hourMs;
  return hour >= today[0] && hour < today[1];
}

/** The instant itself when open; otherwise a moment in the first third of the next open hours. */
export function whenOpen(at: number, hours: HoursName, dice: Dice): number {
  if (isOpen(at, hours)) return at;
  const local = toLocal(at);
  for (let ahead = 0; ahead < 8; ahead++) {
    const day = Math.floor(local / dayMs) * dayMs + ahead * dayMs;
    const span = openingHours[hours][weekdayOf(day)];
    if (span === null || span === undefined || (ahead === 0 && local >= day + span[0] * hourMs)) continue;
    const share = dice.share();
    return fromLocal(day + Math.round((span[0] + ((span[1] - span[0]) * share * share) / 1.5) * hourMs));
  }
  return at;
}

/** Local `hour` o'clock (a fraction is allowed) on the day `days` after the instant's own day. */
export function onDay(at: number, days: number, hour: number): number {
  return fromLocal(localDay(at) + days * dayMs + Math.round(hour * hourMs));
}

/** How busy a month is, January first, 1 on average: sales peak in November, house moves in summer. */
export const seasons = {
  join: [1.05, 0.95, 1, 0.95, 0.95, 0.9, 0.8, 0.85, 1.1, 1.05, 1.3, 1.1],
  move: [0.7, 0.7, 0.8, 0.9, 1.05, 1.3, 1.5, 1.5, 1.2, 0.9, 0.8, 0.65],
  help: [1.2, 1.1, 1, 0.95, 0.9, 0.85, 0.85, 0.9, 1, 1.05, 1.1, 1.1],
  even: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1],
} as const;
export type SeasonName = keyof typeof seasons;

const weekRhythm = [0.75, 1.15, 1.1, 1.05, 1, 0.95, 0.9];
const dayRhythm = [
  0.12, 0.05, 0.03, 0.02, 0.02, 0.05, 0.18, 0.4, 0.7, 0.95, 1, 0.98, 0.9, 0.85, 0.85, 0.85, 0.8, 0.82, 0.88, 1.1, 1.2,
  1.05, 0.7, 0.35,
];

/** A moment between two instants that follows the year, the week and the day of the people who act. */
export function momentBetween(dice: Dice, window: { from: number; to: number }, season: SeasonName): number {
  for (;;) {
    const at = Math.floor(dice.between(window.from, window.to));
    const local = toLocal(at);
    const busy =
      (seasons[season][new Date(local).getUTCMonth()] ?? 1) *
      (weekRhythm[weekdayOf(local)] ?? 1) *
      (dayRhythm[Math.floor((local % dayMs) / hourMs)] ?? 1);
    if (dice.share() * 2.4 < busy) return at;
  }
}
