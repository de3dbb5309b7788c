import { z } from 'zod';
import { type EventPredicate, eventPredicateSchema, lengthOfTime } from '../events/index.ts';

/** Where an outcome looks for an event: among the steps of the case, or in all the customer did from its start on. */
export const scopeSchema = z.enum(['case', 'customer']);
export type Scope = z.infer<typeof scopeSchema>;

const seconds = lengthOfTime();
const scope = scopeSchema.default('case');
const times = z.number().int().min(1).max(100_000);

const event = z.object({
  kind: z.literal('event'),
  where: eventPredicateSchema,
  scope,
  /** Counted from the start of the clock. */
  withinSeconds: seconds.optional(),
});
const follows = z.object({
  kind: z.literal('then'),
  first: eventPredicateSchema,
  next: eventPredicateSchema,
  scope,
  /** Counted from `first` to `next`. */
  withinSeconds: seconds.optional(),
});
const quiet = z.object({
  kind: z.literal('quiet'),
  where: eventPredicateSchema,
  forSeconds: seconds,
  /** The event after which the silence is counted; null: the start of the clock. */
  after: eventPredicateSchema.nullable().default(null),
  scope,
});
const count = z.object({
  kind: z.literal('count'),
  where: eventPredicateSchema,
  op: z.enum(['atLeast', 'atMost']),
  times: z.number().int().min(0).max(100_000),
  scope,
  withinSeconds: seconds.optional(),
});
const sum = z.object({
  kind: z.literal('sum'),
  of: z.enum(['cost', 'revenue']),
  where: eventPredicateSchema.nullable().default(null),
  op: z.enum(['atLeast', 'atMost']),
  minor: z.number().int(),
  /** Amounts in other currencies are left out. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  scope,
  withinSeconds: seconds.optional(),
});

/**
 * What must be true of a case (METHODS §4.1). At any instant it is true, false for good, or still open.
 * "At most" without a time holds from the start until it is broken; with a time it holds once the time is over.
 */
export type Condition =
  | { kind: 'all'; of: Condition[] }
  | { kind: 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | z.infer<typeof event>
  | z.infer<typeof follows>
  | z.infer<typeof quiet>
  | z.infer<typeof count>
  | z.infer<typeof sum>;

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all'), of: z.array(conditionSchema).min(1).max(20) }),
      z.object({ kind: z.literal('any'), of: z.array(conditionSchema).min(1).max(20) }),
      z.object({ kind: z.literal('not'), of: conditionSchema }),
      event,
      follows,
      quiet,
      count,
      sum,
    ]),
  )
  .meta({ id: 'Condition', description: 'What must be true of a case' });

/** One thing to look for, in the positive. */
export type Leaf =
  | {
      readonly kind: 'reach';
      readonly where: EventPredicate;
      readonly times: number;
      readonly scope: Scope;
      readonly withinSeconds: number | null;
    }
  | {
      readonly kind: 'sum';
      readonly of: 'cost' | 'revenue';
      readonly where: EventPredicate | null;
      readonly minor: number;
      readonly currency: string;
      readonly scope: Scope;
      readonly withinSeconds: number | null;
    }
  | {
      readonly kind: 'then';
      readonly first: EventPredicate;
      readonly next: EventPredicate;
      readonly scope: Scope;
      readonly gapSeconds: number | null;
    }
  | {
      readonly kind: 'quiet';
      readonly where: EventPredicate;
      readonly after: EventPredicate | null;
      readonly scope: Scope;
      readonly forSeconds: number;
    };

/** A condition without "not" but at its leaves, which are told apart by their place in a list. */
export type Formula =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly kind: 'leaf'; readonly leaf: number; readonly negated: boolean };

export interface NormalForm {
  readonly leaves: readonly Leaf[];
  readonly formula: Formula;
}

/** Brings a condition into the form that the engine and the plain reading share, its leaves after those given. */
export function normalForm(condition: Condition, before: readonly Leaf[] = []): NormalForm {
  const leaves = [...before];
  const add = (leaf: Leaf, negated: boolean): Formula => {
    leaves.push(leaf);
    return { kind: 'leaf', leaf: leaves.length - 1, negated };
  };
  const read = (one: Condition, negated: boolean): Formula => {
    switch (one.kind) {
      case 'not':
        return read(one.of, !negated);
      case 'all':
      case 'any':
        return {
          kind: (one.kind === 'all') === negated ? 'any' : 'all',
          of: one.of.map((part) => read(part, negated)),
        };
      default: {
        const [leaf, isNegated] = leafOf(one);
        return add(leaf, isNegated !== negated);
      }
    }
  };
  const formula = read(condition, false);
  return { leaves, formula };
}

type Plain = Exclude<Condition, { kind: 'all' | 'any' | 'not' }>;

/** "At most n" is that n + 1 is not reached. */
function leafOf(one: Plain): [leaf: Leaf, negated: boolean] {
  const { scope: where } = one;
  switch (one.kind) {
    case 'event':
      return [reach(one.where, 1, where, one.withinSeconds), false];
    case 'count': {
      if (one.op === 'atMost') return [reach(one.where, one.times + 1, where, one.withinSeconds), true];
      return [reach(one.where, times.parse(Math.max(1, one.times)), where, one.withinSeconds), false];
    }
    case 'sum': {
      const { kind, of, currency, op } = one;
      const minor = op === 'atMost' ? one.minor + 1 : one.minor;
      const withinSeconds = one.withinSeconds ?? null;
      return [{ kind, of, where: one.where, minor, currency, scope: where, withinSeconds }, op === 'atMost'];
    }
    case 'then':
      return [
        { kind: 'then', first: one.first, next: one.next, scope: where, gapSeconds: one.withinSeconds ?? null },
        false,
      ];
    case 'quiet':
      return [{ kind: 'quiet', where: one.where, after: one.after, scope: where, forSeconds: one.forSeconds }, false];
  }
}

function reach(where: EventPredicate, often: number, scope: Scope, withinSeconds: number | undefined): Leaf {
  return { kind: 'reach', where, times: often, scope, withinSeconds: withinSeconds ?? null };
}
