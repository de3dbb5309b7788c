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

/**
 * An amount as written, in minor units of its currency: "1.234,50", "1,234.50", "35.0", "€ 12", "-12", "(5.00)".
 * The last separator is the decimal one, unless commas alone split a number into groups of three (1,234), or dots do so
 * more than once (1.234.567). Null when unreadable.
 */
export function parseMoney(text: string, currency: string): number | null {
  let body = text.trim().replace(/^[\p{Sc}A-Z]{1,3}\s*|\s*[\p{Sc}A-Z]{1,3}$/gu, '');
  const negative = /^-|^\(.*\)$|-$/.test(body);
  // A sign in the middle is part of a date or a range, not of an amount.
  body = body.replace(/^[-+]|-$/, '').replace(/[()\s'\u00a0]/g, '');
  if (!/^[\d.,]*\d[\d.,]*(e[+-]?\d+)?$/i.test(body)) return null;
  const minor = minorOf(decimalPoint(body), minorDigits(currency));
  if (minor === null || !Number.isSafeInteger(minor)) return null;
  return negative && minor !== 0 ? -minor : minor;
}

/** A plain decimal as minor units, by its digits, so that no amount is off by a rounding of the machine; halves go up. */
function minorOf(plain: string, digits: number): number | null {
  if (!/^\d*\.?\d*(e[+-]?\d+)?$/i.test(plain)) return null;
  if (/e/i.test(plain)) return Number.isFinite(Number(plain)) ? Math.round(Number(plain) * 10 ** digits) : null;
  const [whole = '', fraction = ''] = plain.split('.');
  const kept = Number(`${whole}${fraction.slice(0, digits).padEnd(digits, '0')}`);
  return kept + (Number(fraction[digits] ?? '0') >= 5 ? 1 : 0);
}

function decimalPoint(body: string): string {
  const dot = body.lastIndexOf('.');
  const comma = body.lastIndexOf(',');
  if (dot >= 0 && comma >= 0)
    return dot > comma ? body.replaceAll(',', '') : body.replaceAll('.', '').replace(',', '.');
  if (comma >= 0) return /^[1-9]\d{0,2}(,\d{3})+$/.test(body) ? body.replaceAll(',', '') : body.replace(',', '.');
  return /^\d{1,3}(\.\d{3}){2,}$/.test(body) ? body.replaceAll('.', '') : body;
}
