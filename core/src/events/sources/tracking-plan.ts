import { z } from 'zod';
import type { JourneyEvent } from '../event.ts';
import { type SeenProperty, type SeenSchema, type ValueType, valueTypeSchema, valueTypeWords } from './seen-schema.ts';

export const planModeSchema = z.enum(['off', 'watch', 'enforce']);
export type PlanMode = z.infer<typeof planModeSchema>;

const plannedPropertySchema = z.object({
  name: z.string().trim().min(1).max(500),
  required: z.boolean().default(false),
  type: valueTypeSchema.default('text'),
  /** The only values it may have; empty: any. */
  values: z.array(z.string().max(500)).max(200).default([]),
});
export type PlannedProperty = z.infer<typeof plannedPropertySchema>;

const plannedActivitySchema = z.object({
  name: z.string().trim().min(1).max(500),
  properties: z.array(plannedPropertySchema).max(300).default([]),
});

/** What a source may send. Properties that a plan does not name are let through. */
export const trackingPlanSchema = z.object({
  mode: planModeSchema.default('off'),
  activities: z.array(plannedActivitySchema).max(1000).default([]),
});
export type TrackingPlan = z.infer<typeof trackingPlanSchema>;

/** What is wrong with an event by the plan. */
export interface Violation {
  readonly problem: 'activity' | 'missing' | 'type' | 'value';
  readonly activity: string;
  /** Empty where the activity is the problem. */
  readonly property: string;
}

/** A violation in words a person can act on. */
export function violationWords({ problem, activity, property }: Violation): string {
  switch (problem) {
    case 'activity':
      return `“${activity}” is not in the plan.`;
    case 'missing':
      return `“${activity}” must have “${property}”.`;
    case 'type':
      return `“${property}” of “${activity}” is of another type than planned.`;
    case 'value':
      return `“${property}” of “${activity}” has a value that is not planned.`;
  }
}

export type PlanCheck = (event: JourneyEvent) => Violation | null;

interface PropertyCheck {
  readonly name: string;
  readonly required: boolean;
  readonly fits: ((value: string) => boolean) | null;
  readonly values: ReadonlySet<string> | null;
}

/** Compiles a plan, because it is asked for every event that comes in; null when it is off. */
export function compilePlan(plan: TrackingPlan): PlanCheck | null {
  if (plan.mode === 'off') return null;
  const checks = new Map(plan.activities.map(({ name, properties }) => [name, properties.map(checkOf)]));
  return ({ activity, properties }) => {
    const own = checks.get(activity);
    if (own === undefined) return { problem: 'activity', activity, property: '' };
    for (const { name, required, fits, values } of own) {
      const value = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (value === undefined || value === '') {
        if (required) return { problem: 'missing', activity, property: name };
      } else if (fits !== null && !fits(value)) return { problem: 'type', activity, property: name };
      else if (values !== null && !values.has(value)) return { problem: 'value', activity, property: name };
    }
    return null;
  };
}

function checkOf({ name, required, type, values }: PlannedProperty): PropertyCheck {
  return { name, required, fits: fitsOf[type], values: values.length === 0 ? null : new Set(values) };
}

const fitsOf: Readonly<Record<ValueType, ((value: string) => boolean) | null>> = {
  integer: (value) => /^[+-]?\d{1,18}$/.test(value),
  number: (value) => /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(value),
  boolean: (value) => /^(?:true|false)$/i.test(value),
  instant: (value) => /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(value),
  list: (value) => value.startsWith('['),
  object: (value) => value.startsWith('{'),
  text: null,
};

/** From this share on a property that was seen is taken for one that must be there. */
const requiredShare = 0.995;
/** Fewer events than this say nothing of what must be there, nor of what a value must look like. */
const fewestEvents = 20;

/** A plan that allows what was seen and what is like it, to start from. What surrounds a call is left out: it is the library's. */
export function planFromSeen(seen: SeenSchema): TrackingPlan {
  return {
    mode: 'watch',
    activities: seen.activities.map(({ name, sampled, properties }) => ({
      name,
      properties: properties
        .filter((one) => !one.name.startsWith('context.') && one.share >= 0.05)
        .map((one) => ({
          name: one.name,
          required: sampled >= fewestEvents && one.share >= requiredShare,
          type: typeToPlan(one),
          values: [],
        })),
    })),
  };
}

/** A version has parts, such as 1.10.2, even if none of them had a third so far. */
const isVersion = /version$/i;

/** Whole numbers may be amounts that were even so far; versions and numbers of people only look like numbers. */
function typeToPlan({ name, type, typeShare, events, personal }: SeenProperty): ValueType {
  if (typeShare < 1 || events < fewestEvents || personal.length > 0 || isVersion.test(name)) return 'text';
  return type === 'integer' ? 'number' : type;
}

/** A planned property in few words. */
export function plannedWords({ required, type, values }: PlannedProperty): string {
  const of = values.length === 0 ? '' : `, one of ${values.length}`;
  return `${required ? 'must be there, ' : ''}${valueTypeWords[type]}${of}`;
}
