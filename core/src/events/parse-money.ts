import type { RejectionReason } from './import-job.ts';
import type { Mapping } from './mapping.ts';

/** Currencies whose smallest unit is not a hundredth (ISO 4217). */
const exponents: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** How many decimals the minor unit of a currency has; 2 when it is not known. */
export function minorDigits(currency: string): number {
  return exponents[currency] ?? 2;
}

/** The largest amount of one event, in minor units: a hundred billion in hundredths. What is larger is a mistake. */
export const largestMinor = 10_000_000_000_000;

/** What an event cost and earned, in minor units of a currency; the currency is empty where it says nothing of money. */
export interface EventAmounts {
  readonly costMinor: number;
  readonly revenueMinor: number;
  readonly currency: string;
}

/** The amounts of an event as they are written, each empty where there is none; or why they cannot be kept. */
export function readAmounts(
  { cost, revenue, currency: written }: { readonly cost: string; readonly revenue: string; readonly currency: string },
  decimalSign: DecimalSign,
): EventAmounts | { readonly reason: RejectionReason; readonly detail: string } {
  if (cost === '' && revenue === '') return { costMinor: 0, revenueMinor: 0, currency: '' };
  const currency = written.toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency))
    return { reason: 'currency-unreadable', detail: written === '' ? 'None is given.' : `"${written.slice(0, 100)}"` };
  const minor: number[] = [];
  for (const text of [cost, revenue]) {
    const amount = text === '' ? 0 : parseMoney(text, currency, decimalSign);
    if (amount === null) return { reason: 'money-unreadable', detail: `"${text.slice(0, 100)}"` };
    if (Math.abs(amount) > largestMinor) return { reason: 'money-too-large', detail: tooLargeWords(amount, currency) };
    minor.push(amount);
  }
  const [costMinor = 0, revenueMinor = 0] = minor;
  return { costMinor, revenueMinor, currency };
}

function tooLargeWords(amount: number, currency: string): string {
  const inWords = (minor: number) => `${(minor / 10 ** minorDigits(currency)).toLocaleString('en')} ${currency}`;
  return `${inWords(amount)}; ${inWords(largestMinor)} is the most.`;
}

export type DecimalSign = Mapping['decimalSign'];

/**
 * An amount as written, in minor units of its currency: "1.234,50", "1,234.50", "35.0", "€ 12", "-12", "(5.00)".
 * Where the decimal sign is not given, the last separator is it, unless commas alone split a number into groups of
 * three (1,234), or dots do so more than once (1.234.567). Null when unreadable.
 */
export function parseMoney(text: string, currency: string, decimalSign: DecimalSign = 'auto'): number | null {
  const written = text.trim();
  const negative = /^-|^\(.*\)$|-$/.test(withoutCurrency(written));
  const body = digitsOf(written);
  if (body === null) return null;
  const plain = decimalPoint(body, decimalSign);
  const minor = plain === null ? null : minorOf(plain, minorDigits(currency));
  if (minor === null || !Number.isSafeInteger(minor)) return null;
  return negative && minor !== 0 ? -minor : minor;
}

function withoutCurrency(text: string): string {
  return text.replace(/^[\p{Sc}A-Z]{1,3}\s*|\s*[\p{Sc}A-Z]{1,3}$/gu, '');
}

/** The digits and separators of an amount; null where there is more. A sign in the middle belongs to a date or a range. */
function digitsOf(text: string): string | null {
  const body = withoutCurrency(text)
    .replace(/^[-+]|-$/, '')
    .replace(/[()\s'\u00a0]/g, '');
  return /^[\d.,]*\d[\d.,]*(e[+-]?\d+)?$/i.test(body) ? body : null;
}

/**
 * Which sign the amounts of a column write before their decimals, by those that leave no doubt: 1.5 and 1,234.50, but
 * not 1.234. `open` where all are like 1.234; `auto` where there is nothing to decide, or the amounts disagree.
 */
export function decideDecimalSign(amounts: readonly string[]): DecimalSign | 'open' {
  const bodies = amounts.map((text) => digitsOf(text.trim())).filter((body) => body !== null && /[.,]/.test(body));
  const signs = new Set(bodies.map((body) => decimalSignOf(body ?? '')));
  if (signs.has('point') && signs.has('comma')) return 'auto';
  if (signs.has('point')) return 'point';
  if (signs.has('comma')) return 'comma';
  // Commas alone in groups of three are read as thousands; a single dot before three digits may be either.
  return bodies.some((body) => body?.includes('.')) ? 'open' : 'auto';
}

function decimalSignOf(body: string): 'point' | 'comma' | null {
  const [dots, commas] = [body.split('.').length - 1, body.split(',').length - 1];
  if (dots > 0 && commas > 0) return body.lastIndexOf('.') > body.lastIndexOf(',') ? 'point' : 'comma';
  if (dots > 1) return 'comma';
  if (commas > 1) return 'point';
  if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return null;
  return dots === 1 ? 'point' : 'comma';
}

/** A plain decimal as minor units, by its digits, so that no amount is off by a rounding of the machine; halves go up. */
function minorOf(plain: string, digits: number): number | null {
  if (!/^\d*\.?\d*(e[+-]?\d+)?$/i.test(plain)) return null;
  if (/e/i.test(plain)) return Number.isFinite(Number(plain)) ? Math.round(Number(plain) * 10 ** digits) : null;
  const [whole = '', fraction = ''] = plain.split('.');
  const kept = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0);
}

/** The amount with a point before its decimals; null where the separators cannot mean what the sign says. */
function decimalPoint(body: string, sign: DecimalSign): string | null {
  if (sign !== 'auto') return withSign(body, sign);
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot >= 0 && comma >= 0) return withSign(body, dot > comma ? 'point' : 'comma');
  if (comma >= 0) return withSign(body, /^[1-9]\d{0,2}(,\d{3})+$/.test(body) ? 'point' : 'comma');
  return withSign(body, /^\d{1,3}(\.\d{3}){2,}$/.test(body) ? 'comma' : 'point');
}

const groupsOfThree = { point: /^\d{1,3}(,\d{3})+(\.\d*)?$/, comma: /^\d{1,3}(\.\d{3})+(,\d*)?$/ } as const;

function withSign(body: string, sign: 'point' | 'comma'): string | null {
  const group = sign === 'point' ? ',' : '.';
  if (body.includes(group) && !groupsOfThree[sign].test(body)) return null;
  return body.replaceAll(group, '').replace(',', '.');
}
