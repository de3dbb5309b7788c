import { z } from 'zod';
import { type PersonalKind, patternsIn, personalByName, personalKindSchema, replacePatterns } from './personal-data.ts';

export const valueTypeSchema = z.enum(['integer', 'number', 'boolean', 'instant', 'list', 'object', 'text']);
export type ValueType = z.infer<typeof valueTypeSchema>;

export const valueTypeWords: Readonly<Record<ValueType, string>> = {
  integer: 'whole number',
  number: 'number',
  boolean: 'yes or no',
  instant: 'date or time',
  list: 'list',
  object: 'object',
  text: 'text',
};

const seenPropertySchema = z.object({
  name: z.string(),
  type: valueTypeSchema,
  typeShare: z.number().describe('Of the values that are there, the share that has this type, 0 to 1'),
  events: z.number().int().describe('Events of the sample in which it is filled'),
  share: z.number().describe('Of the events of the activity, the share in which it is filled, 0 to 1'),
  distinct: z.number().int().describe('Different values, estimated'),
  examples: z.array(z.string()).describe('Values that were seen; personal ones with their letters hidden'),
  personal: z.array(personalKindSchema).describe('What personal data it seems to hold'),
});
export type SeenProperty = z.infer<typeof seenPropertySchema>;

const seenActivitySchema = z.object({
  name: z.string(),
  events: z.number().int(),
  sampled: z.number().int().describe('Of these, the events whose properties were looked at'),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime(),
  properties: z.array(seenPropertySchema),
});

/** What a source sends, as it was seen: a tracking plan to start from. */
export const seenSchemaSchema = z.object({
  source: z.string(),
  from: z.iso.datetime().nullable().describe('By when events came in; null: since the beginning'),
  to: z.iso.datetime(),
  events: z.number().int(),
  sampledOneIn: z.number().int().describe('Properties were looked at in one of so many events'),
  activities: z.array(seenActivitySchema),
  words: z.object({ events: z.number().int(), personal: z.array(personalKindSchema) }),
  customers: z.object({ personal: z.array(personalKindSchema).describe('What the ids of customers seem to be') }),
});
export type SeenSchema = z.infer<typeof seenSchemaSchema>;

/** How many values of a property are what, as the engine counts them; an integer counts as a number too. */
export interface ValueCounts {
  readonly filled: number;
  readonly integers: number;
  readonly numbers: number;
  readonly booleans: number;
  readonly instants: number;
  readonly lists: number;
  readonly objects: number;
}

/** A type holds where all but this share of the values fit it: a slip does not make a number a text. */
const slipShare = 0.02;

/** The narrowest type that nearly all values have. */
export function typeOf(counts: ValueCounts): { type: ValueType; share: number } {
  const fits: readonly [ValueType, number][] = [
    ['boolean', counts.booleans],
    ['integer', counts.integers],
    ['number', counts.numbers],
    ['instant', counts.instants],
    ['list', counts.lists],
    ['object', counts.objects],
  ];
  const found = fits.find(([, n]) => counts.filled > 0 && n >= counts.filled * (1 - slipShare));
  if (found === undefined) return { type: 'text', share: 1 };
  return { type: found[0], share: found[1] / counts.filled };
}

/** What personal data values seem to be: by the name of their property, and by what they look like. */
export function personalIn(name: string, examples: readonly string[]): readonly PersonalKind[] {
  const byName = personalByName(name);
  const kinds = new Set<PersonalKind>(byName === null ? [] : [byName]);
  for (const example of examples) for (const pattern of patternsIn(example)) kinds.add(pattern);
  return [...kinds];
}

const longestExample = 80;

/** A value as a page shows it: where it is personal, only its shape. */
export function shownExample(value: string, personal: readonly PersonalKind[]): string {
  const short = value.length > longestExample ? `${value.slice(0, longestExample)}…` : value;
  const shape = (text: string) => text.replaceAll(/[\p{L}\p{N}]/gu, '•');
  return personal.some((kind) => kind === 'name' || kind === 'address' || kind === 'birth')
    ? shape(short)
    : replacePatterns(short, shape);
}
