import { z } from 'zod';

/** How a field or property is compared. Ordered comparisons read both sides as numbers. */
export const comparisonSchema = z.enum([
  'is',
  'isNot',
  'contains',
  'startsWith',
  'in',
  'exists',
  'missing',
  'over',
  'atLeast',
  'under',
  'atMost',
]);
export type Comparison = z.infer<typeof comparisonSchema>;

const valueSchema = z.union([z.string().max(2000), z.number(), z.array(z.string().max(2000)).min(1).max(1000)]);

export const eventFieldSchema = z.enum([
  'activity',
  'kind',
  'touchpoint',
  'channel',
  'function',
  'customer',
  'account',
  'words',
  'language',
  'currency',
  'source',
]);

const fieldTest = z.object({
  kind: z.literal('field'),
  field: eventFieldSchema,
  op: comparisonSchema,
  value: valueSchema.optional(),
});
const propertyTest = z.object({
  kind: z.literal('property'),
  name: z.string().min(1).max(500),
  op: comparisonSchema,
  value: valueSchema.optional(),
});
const objectTest = z.object({
  kind: z.literal('object'),
  type: z.string().min(1).max(200),
  id: z.string().max(500).optional(),
});
const moneyTest = z.object({
  kind: z.literal('money'),
  field: z.enum(['cost', 'revenue']),
  op: z.enum(['over', 'atLeast', 'under', 'atMost', 'is']),
  minor: z.number().int(),
});

/** A closed test of one event: the only thing that becomes SQL at run time, its values always bound. */
export type EventPredicate =
  | { kind: 'all'; of: EventPredicate[] }
  | { kind: 'any'; of: EventPredicate[] }
  | { kind: 'not'; of: EventPredicate }
  | z.infer<typeof fieldTest>
  | z.infer<typeof propertyTest>
  | z.infer<typeof objectTest>
  | z.infer<typeof moneyTest>;

export const eventPredicateSchema: z.ZodType<EventPredicate> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all'), of: z.array(eventPredicateSchema).max(100) }),
      z.object({ kind: z.literal('any'), of: z.array(eventPredicateSchema).min(1).max(100) }),
      z.object({ kind: z.literal('not'), of: eventPredicateSchema }),
      fieldTest,
      propertyTest,
      objectTest,
      moneyTest,
    ]),
  )
  .meta({ id: 'EventPredicate', description: 'A test of one event' });
