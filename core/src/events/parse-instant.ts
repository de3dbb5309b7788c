import type { Mapping } from './mapping.ts';

export type DateOrder = Mapping['dateOrder'];

/** An instant in UTC milliseconds, and the offset of the clock it was written by. */
export interface Instant {
  readonly at: number;
  readonly zoneOffsetMinutes: number;
}

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const parted =
  /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const named =
  /^(?:[a-z]{3,9},?\s+)?(?:(\d{1,2})[\s-]+([a-z]{3,9})\.?[\s,-]+(\d{4})|([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4}))(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(am|pm)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/i;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads a date as people and programs write it: ISO 8601 (zone optional), parts in the order given, month names,
 * RFC 2822, and epoch numbers. A date without a zone is on the clock of `zone`. Null when it cannot be read.
 */
export function parseInstant(text: string, order: DateOrder, zone: string): Instant | null {
  const trimmed = text.trim();
  if (order === 'epoch-seconds' || order === 'epoch-milliseconds') return parseEpoch(trimmed, order);
  const plain = plainIso(trimmed);
  if (plain !== null) return plain;
  const match = iso.exec(trimmed);
  if (match !== null) return onClock(isoParts(match), match[8], zone);
  if (/^-?\d{9,19}(\.\d+)?$/.test(trimmed)) return parseEpoch(trimmed, order);
  return parseParted(trimmed, order, zone) ?? parseNamed(trimmed, zone);
}

/** The form nearly every log uses, read without a pattern: 2024-03-01T10:00:00[.123](Z|+01:00). Null for any other. */
function plainIso(text: string): Instant | null {
  const { length } = text;
  if (length < 20 || length > 29 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return null;
  if (text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return null;
  const zulu = text.charCodeAt(length - 1) === 90;
  const zoneAt = zulu ? length - 1 : length - 6;
  if (zoneAt !== 19 && !(zoneAt === 23 && text.charCodeAt(19) === 46)) return null;
  const sign = text.charCodeAt(zoneAt);
  if (!zulu && ((sign !== 43 && sign !== 45) || text.charCodeAt(zoneAt + 3) !== 58)) return null;
  const offset = zulu ? 0 : (digits(text, zoneAt + 1, 2) * 60 + digits(text, zoneAt + 4, 2)) * (sign === 45 ? -1 : 1);
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2)];
  const [hour, minute, second] = [digits(text, 11, 2), digits(text, 14, 2), digits(text, 17, 2)];
  const ms = zoneAt === 23 ? digits(text, 20, 3) : 0;
  const at = utc(year, month - 1, day, hour, minute, second, ms) - offset * 60_000;
  const holds =
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    (day <= 28 || day <= daysIn(year, month)) &&
    hour < 24 &&
    minute < 60 &&
    second < 60 &&
    Math.abs(offset) <= 1080;
  return holds && !Number.isNaN(at) ? { at, zoneOffsetMinutes: offset } : null;
}

function digits(text: string, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly ms: number;
}

function isoParts(match: RegExpExecArray): Parts {
  const n = (i: number) => Number(match[i] ?? 0);
  return { year: n(1), month: n(2), day: n(3), hour: n(4), minute: n(5), second: n(6), ms: milliseconds(match[7]) };
}

function milliseconds(fraction: string | undefined): number {
  return fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000 + 1e-6);
}

function parseParted(text: string, order: DateOrder, zone: string): Instant | null {
  const match = parted.exec(text);
  if (match === null) return null;
  const [a, b, c] = [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
  const yearFirst = a.length === 4;
  const dayFirst = order === 'day-first' || (order !== 'month-first' && (text.includes('.') || Number(a) > 12));
  const [year, month, day] = yearFirst ? [a, b, c] : dayFirst ? [c, b, a] : [c, a, b];
  if (year.length !== 4 && year.length !== 2) return null;
  const fullYear = year.length === 2 ? 2000 + Number(year) - (Number(year) > 69 ? 100 : 0) : Number(year);
  const hour = twelveHour(Number(match[4] ?? 0), match[8]);
  if (hour === null) return null;
  const parts = {
    year: fullYear,
    month: Number(month),
    day: Number(day),
    hour,
    minute: Number(match[5] ?? 0),
    second: Number(match[6] ?? 0),
    ms: milliseconds(match[7]),
  };
  return onClock(parts, match[9], zone);
}

function parseNamed(text: string, zone: string): Instant | null {
  const match = named.exec(text);
  if (match === null) return null;
  const month = months.indexOf((match[2] ?? match[4] ?? '').slice(0, 3).toLowerCase()) + 1;
  const hour = twelveHour(Number(match[7] ?? 0), match[11]);
  if (month === 0 || hour === null) return null;
  const parts = {
    year: Number(match[3] ?? match[6]),
    month,
    day: Number(match[1] ?? match[5]),
    hour,
    minute: Number(match[8] ?? 0),
    second: Number(match[9] ?? 0),
    ms: milliseconds(match[10]),
  };
  return onClock(parts, match[12], zone);
}

function twelveHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0);
}

function parseEpoch(text: string, order: DateOrder): Instant | null {
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return null;
  if (order === 'epoch-seconds') return { at: Math.round(value * 1000), zoneOffsetMinutes: 0 };
  if (order === 'epoch-milliseconds') return { at: Math.round(value), zoneOffsetMinutes: 0 };
  const size = Math.abs(value);
  const scale = size < 1e11 ? 1000 : size < 1e14 ? 1 : size < 1e17 ? 1e-3 : 1e-6;
  return { at: Math.round(value * scale), zoneOffsetMinutes: 0 };
}

/** Parts on a clock as an instant; null when there is no such day or time. */
function onClock(parts: Parts, offsetText: string | undefined, zone: string): Instant | null {
  const { year, month, day, hour, minute, second, ms } = parts;
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month) || hour > 24 || minute > 59 || second > 60)
    return null;
  const local = utc(year, month - 1, day, hour, minute, second, ms);
  const zoneOffsetMinutes = offsetText === undefined ? offsetAt(local, zone) : readOffset(offsetText);
  if (zoneOffsetMinutes === null) return null;
  return { at: local - zoneOffsetMinutes * 60_000, zoneOffsetMinutes };
}

/** Milliseconds since 1970, of any year: `Date.UTC` takes the first hundred for those of the last century. */
function utc(
  year: number,
  ...rest: [month: number, day: number, hour: number, minute: number, second: number, ms: number]
) {
  const [years, days] = year < 100 ? [400, 146_097] : [0, 0];
  return Date.UTC(year + years, ...rest) - days * 86_400_000;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function readOffset(text: string): number | null {
  if (/^(Z|UTC|GMT)$/i.test(text)) return 0;
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return minutes > 1080 ? null : match[1] === '-' ? -minutes : minutes;
}

/**
 * The offset of a zone at a local time. In the hour that a change of clock repeats, the first one is meant; an hour that
 * it leaves out is read by the clock before.
 */
function offsetAt(local: number, zone: string): number | null {
  if (zone === 'UTC' || zone === '') return 0;
  const fixed = readOffset(zone);
  if (fixed !== null) return fixed;
  // The clocks of half a day before and after are the two that an hour may be read by.
  const around = [zoneOffset(local - 43_200_000, zone), zoneOffset(local + 43_200_000, zone)];
  const fitting = around.filter((offset) => offset !== null && zoneOffset(local - offset * 60_000, zone) === offset);
  const [before, after] = around;
  if (before === undefined || before === null || after === undefined || after === null) return null;
  if (fitting.length === 0) return before;
  return Math.max(...fitting.filter((offset) => offset !== null));
}

const formats = new Map<string, Intl.DateTimeFormat | null>();
const offsets = new Map<string, number>();

/** The offset in minutes of a zone at an instant; null for a zone that nobody knows. */
export function zoneOffset(utc: number, zone: string): number | null {
  const key = `${zone}${Math.floor(utc / 900_000)}`;
  const kept = offsets.get(key);
  if (kept !== undefined) return kept;
  const format = formatOf(zone);
  if (format === null) return null;
  const part = Object.fromEntries(format.formatToParts(utc).map(({ type, value }) => [type, Number(value)]));
  const local = Date.UTC(
    part['year'] ?? 0,
    (part['month'] ?? 1) - 1,
    part['day'] ?? 1,
    (part['hour'] ?? 0) % 24,
    part['minute'] ?? 0,
    part['second'] ?? 0,
  );
  const offset = Math.round((local - Math.floor(utc / 1000) * 1000) / 60_000);
  if (offsets.size > 50_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const kept = formats.get(zone);
  if (kept !== undefined) return kept;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    // not the name of a zone: told apart by null
  }
  formats.set(zone, format);
  return format;
}

/** Whether a zone is one we can use: an IANA name or an offset. */
export function isZone(zone: string): boolean {
  return zone === 'UTC' || readOffset(zone) !== null || formatOf(zone) !== null;
}

/** The order of day and month that all examples allow; `auto` when they leave it open. */
export function decideDateOrder(examples: readonly string[]): DateOrder {
  const matches = examples.map((text) => parted.exec(text.trim())).filter((match) => match !== null);
  const beginsWithYear = (match: RegExpExecArray) => (match[1] ?? '').length === 4;
  if (matches.length === 0 || matches.every(beginsWithYear)) return 'auto';
  if (matches.some((match) => !beginsWithYear(match) && Number(match[1]) > 12)) return 'day-first';
  if (matches.some((match) => !beginsWithYear(match) && Number(match[2]) > 12)) return 'month-first';
  return 'auto';
}
