const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const oneDecimal = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const twoDecimals = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

export const count = (value: number) => whole.format(value);

/** A count with its noun: "1 step", "2 steps". */
export const counted = (value: number, noun: string) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** A count in the room of a label: 12.4K. */
export const shortCount = (value: number) => (Math.abs(value) < 10_000 ? whole.format(value) : compact.format(value));

/** A sign that never begins a line. */
const perCent = '\u00a0%';

/** A share as per cent; small ones keep a decimal so that something is never shown as nothing. */
export function percent(share: number): string {
  const value = share * 100;
  if (value > 0 && value < 0.1) return `< 0.1${perCent}`;
  if (value > 99.9 && value < 100) return `> 99.9${perCent}`;
  return `${value !== 0 && value !== 100 && (value < 10 || value > 99) ? oneDecimal.format(value) : whole.format(value)}${perCent}`;
}

/** An interval of shares, finer than the share itself, so that its ends stay apart: where all of it is small, finer still. */
export function percentRange([low, high]: readonly [number, number]): string {
  const format = high > 0 && high < 0.01 ? twoDecimals : oneDecimal;
  const fine = (share: number) => format.format(share * 100);
  return `${fine(low)} to ${fine(high)}${perCent}`;
}

/** Fewer customers than this make a rate say nothing of the next one (METHODS §0). */
export const fewestCustomers = 10;

/** A share in words, or the counts alone where they are too few for one. */
export function rate(part: number, whole: number, customers: number): string {
  if (whole === 0) return '';
  return customers < fewestCustomers ? `${count(part)} of ${count(whole)}, n too small` : percent(part / whole);
}

const units = [
  ['year', 31_557_600, 'y'],
  ['day', 86_400, 'd'],
  ['hour', 3600, 'h'],
  ['minute', 60, 'min'],
] as const;

/** A length of time as people say it: "3.9 days". */
export function duration(seconds: number): string {
  for (const [name, size] of units) {
    if (seconds < size) continue;
    const value = seconds / size;
    const text = value < 10 ? oneDecimal.format(value) : whole.format(value);
    return `${text} ${name}${text === '1' ? '' : 's'}`;
  }
  if (seconds < 1 && seconds > 0) return `${whole.format(seconds * 1000)} ms`;
  const text = seconds < 10 ? oneDecimal.format(seconds) : whole.format(seconds);
  return `${text} second${text === '1' ? '' : 's'}`;
}

/** A length of time in the largest unit that says it whole: what a person typed comes back as it was. */
export function exactDuration(seconds: number): string {
  const [name, size] = units.slice(1).find(([, one]) => seconds % one === 0 && seconds > 0) ?? ['second', 1];
  return counted(seconds / size, name);
}

/** A length of time in the room of a label: "3.9 d". */
export function shortDuration(seconds: number): string {
  for (const [, size, sign] of units) {
    if (seconds >= size)
      return `${seconds / size < 10 ? oneDecimal.format(seconds / size) : whole.format(seconds / size)} ${sign}`;
  }
  return seconds > 0 && seconds < 1 ? '< 1 s' : `${whole.format(seconds)} s`;
}

const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
const dateOnly = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });

/** An instant on the clock of its source, `offsetMinutes` from UTC, with the name of that clock. */
export function instant(iso: string, offsetMinutes = 0): string {
  const size = Math.abs(offsetMinutes);
  const hours = `${Math.floor(size / 60)}${size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`}`;
  const clock = offsetMinutes === 0 ? 'UTC' : `UTC${offsetMinutes < 0 ? '−' : '+'}${hours}`;
  return `${dateTime.format(new Date(Date.parse(iso) + offsetMinutes * 60_000))} ${clock}`;
}

export const day = (iso: string) => dateOnly.format(new Date(iso));

export function money(minor: number, currency: string): string {
  if (!/^[A-Z]{3}$/.test(currency)) return `${minor / 100} (no currency)`;
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  return format.format(minor / 10 ** minorDigits(currency));
}

/** An amount in the room of a label: "−€12.40", "€1.2K". */
export function shortMoney(minor: number, currency: string): string {
  const major = minor / 10 ** minorDigits(currency);
  if (!/^[A-Z]{3}$/.test(currency)) return compact.format(major);
  const isLarge = Math.abs(major) >= 1000;
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    ...(isLarge
      ? { notation: 'compact', maximumFractionDigits: 1 }
      : Math.abs(major) >= 100
        ? { maximumFractionDigits: 0, minimumFractionDigits: 0 }
        : {}),
  });
  return format.format(major);
}

/** How many digits the minor unit of a currency has: 2 for the cents of a euro, 0 for yen. */
export function minorDigits(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function bytes(size: number): string {
  if (size < 1000) return `${size} B`;
  if (size < 1e6) return `${oneDecimal.format(size / 1e3)} kB`;
  return size < 1e9 ? `${oneDecimal.format(size / 1e6)} MB` : `${oneDecimal.format(size / 1e9)} GB`;
}
