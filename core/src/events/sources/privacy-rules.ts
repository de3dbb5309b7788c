import { z } from 'zod';
import { anonymousCustomer } from '../collection/who.ts';
import type { JourneyEvent } from '../event.ts';
import { hashedDomain, type Pattern, patternSchema, replacePatterns } from './personal-data.ts';

/** What is done with a value before it is stored: hidden, told apart without being known, left out, or kept. */
export const treatmentSchema = z.enum(['mask', 'hash', 'drop', 'keep']);
export type Treatment = z.infer<typeof treatmentSchema>;

export const privacyRuleSchema = z.object({
  where: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('property'), name: z.string().trim().min(1).max(500) }),
    z.object({ kind: z.literal('words') }),
    z.object({ kind: z.literal('pattern'), pattern: patternSchema }),
  ]),
  how: treatmentSchema,
});
export type PrivacyRule = z.infer<typeof privacyRuleSchema>;

/** A property rule is stronger than a pattern; a property that is kept is not searched. */
export const privacyRulesSchema = z.object({ rules: z.array(privacyRuleSchema).max(500) });
export type PrivacyRules = z.infer<typeof privacyRulesSchema>;

/** Hides personal data by the rules of a source. */
export interface Masker {
  /** `cells` are those of its row, whose columns have names even where they are no properties. */
  event(event: JourneyEvent, cells?: Readonly<Record<string, string>>): JourneyEvent;
  id(text: string): string;
  /** A message as it came, for quarantine. */
  json(message: unknown): unknown;
  /** The cells of a row. */
  cells(cells: Readonly<Record<string, string>>): Record<string, string>;
  /** A row as it stands in its file. */
  row(raw: string, cells: Readonly<Record<string, string>>): string;
  /** A text of unknown parts: only patterns can be found in it. */
  text(text: string): string;
}

const replacements: Readonly<Record<Pattern, string>> = {
  email: '[e-mail]',
  phone: '[phone]',
  iban: '[iban]',
  card: '[card]',
  ip: '[ip]',
};

/** Stands where a whole value is hidden. */
const hidden = '[hidden]';
/** What the server's keyed hash gives, as it is or as an address. */
const hashedBefore = /^h_[\w-]{22}(?:@hashed\.invalid)?$/;

/**
 * Compiles rules; null when they change nothing. `hash` is keyed, and the same for the same text. An id is always hashed
 * where a rule meets it: hidden, all customers would become one.
 */
export function compileMasker({ rules }: PrivacyRules, hash: (text: string) => string): Masker | null {
  if (!rules.some((rule) => rule.how !== 'keep')) return null;
  return new RuleMasker(rules, hash);
}

class RuleMasker implements Masker {
  readonly #byName = new Map<string, Treatment>();
  readonly #byPattern = new Map<Pattern, Treatment>();
  readonly #patterns: ReadonlySet<Pattern>;
  readonly #words: Treatment | null;
  readonly #hash: (text: string) => string;

  constructor(rules: readonly PrivacyRule[], hash: (text: string) => string) {
    this.#hash = (text) => hash(text.trim().toLowerCase());
    for (const { where, how } of rules) {
      if (where.kind === 'property') this.#byName.set(where.name.toLowerCase(), how);
      else if (where.kind === 'pattern' && how !== 'keep') this.#byPattern.set(where.pattern, how);
    }
    this.#patterns = new Set(this.#byPattern.keys());
    this.#words = rules.find(({ where }) => where.kind === 'words')?.how ?? null;
  }

  event(event: JourneyEvent, cells: Readonly<Record<string, string>> = {}): JourneyEvent {
    /** Values that a property rule hid: the event may say them elsewhere too. */
    const met = this.#hiddenOf(cells);
    const properties: Record<string, string> = {};
    for (const name in event.properties) {
      const value = event.properties[name] ?? '';
      const after =
        event.kind === 'alias' && name === 'previousId' ? this.#id(value, met) : this.#property(name, value);
      const how = this.#treatmentOf(name);
      if (how !== null && how !== 'keep' && value !== '') met.set(value, after ?? '');
      if (after !== null) properties[name] = after;
    }
    const other = (text: string) => met.get(text) ?? this.text(text);
    const id = (text: string) => this.#id(text, met);
    const anonymous = id(event.anonymous);
    const isDevice = event.anonymous !== '' && event.customer === anonymousCustomer(event.anonymous);
    return {
      ...event,
      properties,
      id: id(event.id),
      customer: isDevice ? anonymousCustomer(anonymous) : id(event.customer),
      anonymous,
      account: id(event.account),
      objects: event.objects.map((object) => ({ ...object, id: id(object.id) })),
      activity: this.text(event.activity) || hidden,
      touchpoint: other(event.touchpoint),
      channel: other(event.channel),
      function: other(event.function),
      words: this.#said(event.words, other),
    };
  }

  json(message: unknown): unknown {
    // Twice, because what a property rule hides may stand before it too.
    const met = new Map<string, string>();
    this.#walk(message, '', met);
    return this.#walk(message, '', met);
  }

  cells(cells: Readonly<Record<string, string>>): Record<string, string> {
    const result: Record<string, string> = {};
    for (const name in cells) {
      const after = this.#property(name, cells[name] ?? '');
      if (after !== null) result[name] = after;
    }
    return result;
  }

  row(raw: string, cells: Readonly<Record<string, string>>): string {
    let result = raw;
    // The longest first, because it may hold a shorter one; as it stands in CSV and in JSON.
    const hiddenValues = [...this.#hiddenOf(cells)].sort(([a], [b]) => b.length - a.length);
    for (const [value, after] of hiddenValues)
      for (const written of new Set([value, value.replaceAll('"', '""'), JSON.stringify(value).slice(1, -1)]))
        result = result.replaceAll(written, after);
    return this.text(result);
  }

  id(text: string): string {
    return this.#id(text, new Map());
  }

  /** Values of cells that a property rule hides, with what stands for them. */
  #hiddenOf(cells: Readonly<Record<string, string>>): Map<string, string> {
    const met = new Map<string, string>();
    for (const name in cells) {
      const value = (cells[name] ?? '').trim();
      const how = this.#treatmentOf(name);
      if (how !== null && how !== 'keep' && value !== '') met.set(value, this.#treated(value, how) ?? '');
    }
    return met;
  }

  text(text: string): string {
    if (this.#patterns.size === 0 || text === '') return text;
    return replacePatterns(text, (match, pattern) => this.#replaced(match, pattern), this.#patterns);
  }

  #replaced(match: string, pattern: Pattern): string {
    const how = this.#byPattern.get(pattern);
    if (how === 'drop') return '';
    return how === 'hash' ? this.#hashed(match) : replacements[pattern];
  }

  /** An address that was hashed is still one, so that customers with the same one still belong together. */
  #hashed(text: string): string {
    // What waited in quarantine was hidden already: hashed again, it would be somebody else.
    if (hashedBefore.test(text)) return text;
    return text.includes('@') ? `${this.#hash(text)}@${hashedDomain}` : this.#hash(text);
  }

  #id(text: string, met: ReadonlyMap<string, string>): string {
    return met.has(text) || this.text(text) !== text ? this.#hashed(text) : text;
  }

  #said(words: string, other: (text: string) => string): string {
    if (this.#words === null || words === '') return other(words);
    return this.#treated(words, this.#words) ?? '';
  }

  /** The value as it is stored; null when it is left out. */
  #property(name: string, value: string): string | null {
    const how = this.#treatmentOf(name);
    return how === null ? this.text(value) : this.#treated(value, how);
  }

  #treated(value: string, how: Treatment): string | null {
    if (how === 'keep' || value === '') return value;
    if (how === 'drop') return null;
    return how === 'hash' ? this.#hashed(value) : hidden;
  }

  /** A rule for "address" is one for "address.city" too. */
  #treatmentOf(path: string): Treatment | null {
    if (this.#byName.size === 0) return null;
    for (let name = plainPath('', path).toLowerCase(); name !== ''; ) {
      const how = this.#byName.get(name);
      if (how !== undefined) return how;
      const dot = name.lastIndexOf('.');
      name = dot < 0 ? '' : name.slice(0, dot);
    }
    return null;
  }

  #walk(value: unknown, path: string, met: Map<string, string>): unknown {
    if (Array.isArray(value)) return value.map((one) => this.#walk(one, path, met));
    if (typeof value === 'object' && value !== null) return this.#walkObject(value, path, met);
    if (typeof value !== 'string' && typeof value !== 'number') return value;
    const text = String(value);
    if (ids.has(path)) {
      const id = this.#id(text, met);
      return id === text ? value : id;
    }
    const how = this.#treatmentOf(path);
    const after = this.#property(path, text) ?? '';
    if (how !== null && how !== 'keep' && text !== '') met.set(text, after);
    const said = how === 'keep' ? text : (met.get(text) ?? after);
    return said === text ? value : said;
  }

  #walkObject(value: object, path: string, met: Map<string, string>): unknown {
    const result: Record<string, unknown> = {};
    for (const [name, one] of Object.entries(value)) {
      const isCarrier = path === '' && carriers.has(name) && typeof one === 'object' && one !== null;
      const after = isCarrier
        ? this.#walkObject(one, inCarrier, met)
        : this.#walk(one, path === '' ? name : `${path}.${name}`, met);
      if (isCarrier || this.#treatmentOf(plainPath(path, name)) !== 'drop') result[name] = after;
    }
    return result;
  }
}

/** Before the names of what a carrier holds, so that a property "id" is not taken for the id of the message. */
const inCarrier = '~';

/** The name of the property that stands at a place in a message. */
function plainPath(path: string, name: string): string {
  const whole = path === '' ? name : `${path}.${name}`;
  return whole.startsWith(`${inCarrier}.`) ? whole.slice(inCarrier.length + 1) : whole;
}

/** The parts of a message whose names are those of the event's properties. */
const carriers = new Set(['properties', 'traits', 'data']);
/** The parts of a message that are ids. */
const ids = new Set(['userId', 'anonymousId', 'previousId', 'groupId', 'messageId', 'id', 'subject']);
