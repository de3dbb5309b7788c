import { z } from 'zod';

/** What can be told from a text alone. */
export const patternSchema = z.enum(['email', 'phone', 'iban', 'card', 'ip']);
export type Pattern = z.infer<typeof patternSchema>;

/** What can be told from a text, or from the name of its property. */
export const personalKindSchema = z.enum([...patternSchema.options, 'name', 'address', 'birth']);
export type PersonalKind = z.infer<typeof personalKindSchema>;

export const personalWords: Readonly<Record<PersonalKind, string>> = {
  email: 'e-mail address',
  phone: 'phone number',
  iban: 'bank account (IBAN)',
  card: 'card number',
  ip: 'IP address',
  name: 'name of a person',
  address: 'postal address',
  birth: 'date of birth',
};

/** The domain of e-mail addresses that were hashed: they are nobody's, and still link what belongs together. */
export const hashedDomain = 'hashed.invalid';

interface PatternRule {
  readonly pattern: Pattern;
  /** A letter that every match has, so that most texts are not searched at all. */
  readonly needs: RegExp;
  readonly find: RegExp;
  readonly holds: (match: string) => boolean;
}

const byte = '(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';

/** In the order in which they are looked for: what is found by one is not looked at by the next. Every repetition is bounded. */
const patternRules: readonly PatternRule[] = [
  {
    pattern: 'email',
    needs: /@/,
    find: /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,253}\.\p{L}{2,24}/gu,
    holds: (match) => !match.endsWith(`@${hashedDomain}`),
  },
  {
    pattern: 'iban',
    needs: /[A-Z]{2}\d\d/i,
    find: /(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)/gi,
    holds: isIban,
  },
  { pattern: 'card', needs: /\d/, find: /(?<![\w.])\d(?:[ -]?\d){12,18}(?!\w)/g, holds: isCardNumber },
  {
    pattern: 'ip',
    needs: /[.:]/,
    find: new RegExp(
      `(?<![\\w.])(?:${byte}\\.){3}${byte}(?![\\w.])|(?<![\\w:])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\\w:])`,
      'gi',
    ),
    // A version of the internet protocol with colons: eight groups, or fewer with one gap. A time has neither.
    holds: (match) =>
      match.includes('.') || match.split(':').length === 8 || (match.includes('::') && match.length > 6),
  },
  {
    pattern: 'phone',
    needs: /\d/,
    find: /(?<![\w+.:-])(?:(?:\+|00)[1-9](?:[ ()./-]{0,2}\d){6,13}|0[1-9](?:[ ()./-]{0,2}\d){7,10}|\(?\d{3}\)?[ -]\d{3}[ -]\d{4})(?!\w|[.:-]\d)/g,
    holds: () => true,
  },
];

/** Whether digits are those of a card: 13 to 19 of them, the last of which checks the others (Luhn, ISO/IEC 7812-1). */
export function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '');
  if (digits.length < 13 || digits.length > 19 || /^0+$/.test(digits)) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]);
    const twice = digit * 2;
    sum += place % 2 === 0 ? digit : twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Whether a text is an IBAN: its number, letters as 10 to 35 and the country last, leaves 1 when divided by 97 (ISO 13616). */
export function isIban(text: string): boolean {
  const plain = text.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** Replaces what a text holds of some patterns. */
export function replacePatterns(
  text: string,
  replace: (match: string, pattern: Pattern) => string,
  patterns: ReadonlySet<Pattern> = everyPattern,
): string {
  let result = text;
  for (const { pattern, needs, find, holds } of patternRules) {
    if (!patterns.has(pattern) || !needs.test(result)) continue;
    result = result.replace(find, (match) => (holds(match) ? replace(match, pattern) : match));
  }
  return result;
}

const everyPattern: ReadonlySet<Pattern> = new Set(patternSchema.options);

/** Which patterns a text holds. */
export function patternsIn(text: string): readonly Pattern[] {
  const found = new Set<Pattern>();
  replacePatterns(text, (_, pattern) => {
    found.add(pattern);
    return ' ';
  });
  return [...found];
}

const byName: readonly [kind: PersonalKind, names: RegExp][] = [
  ['email', /^e?mail(address)?$/],
  ['phone', /^(tele)?phone(number)?$|^mobile(number|phone)?$|^tel(efoon|efon)?$/],
  ['iban', /^iban$|^bankaccount(number)?$/],
  ['card', /^(credit)?cardnumber$|^pan$/],
  ['ip', /^ip(address)?$/],
  ['name', /^(first|last|given|family|full|middle|maiden|customer)name$|^surname$/],
  ['address', /^(street|address|home|shipping|billing)(address|line)?\d?$|^(postal|post|zip)code$|^zip$|^housenumber$/],
  ['birth', /^(date)?(of)?birth(day|date)?$|^dob$/],
];

/** What the name of a property says that it holds, by the last part of its path; null for nothing personal. */
export function personalByName(path: string): PersonalKind | null {
  const plain = (path.split('.').at(-1) ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return byName.find(([, names]) => names.test(plain))?.[0] ?? null;
}
