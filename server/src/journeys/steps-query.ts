import { Fault } from '@throughline/core/faults';
import { funnelStepsSchema, funnelWindowSchema, usualFunnelWindow } from '@throughline/core/journeys';
import { z } from 'zod';

export const stepsQuery = z
  .string()
  .max(20_000)
  .describe('JSON: an array of steps, each an activity or an array of activities; or activities separated by commas');

export const windowQuery = z.coerce
  .number()
  .pipe(funnelWindowSchema)
  .default(usualFunnelWindow)
  .describe('Seconds from the first step to the last');

const writtenSteps = z
  .array(z.union([z.string(), z.array(z.string())]))
  .transform((steps) => steps.map((step) => (typeof step === 'string' ? [step] : step)))
  .pipe(funnelStepsSchema);

/** The steps of a funnel as a URL writes them: JSON, or activities separated by commas. Throws TL_BAD_REQUEST. */
export function readSteps(text: string): z.output<typeof funnelStepsSchema> {
  if (!text.trimStart().startsWith('[')) return readSteps(JSON.stringify(text.split(',').map((step) => step.trim())));
  let value: unknown = null;
  try {
    value = JSON.parse(text);
  } catch {
    // the check below says what to do
  }
  const parsed = writtenSteps.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Fault(
    'TL_BAD_REQUEST',
    'Give 1 to 20 steps: activities separated by commas, or JSON such as [["A","B"],"C"].',
  );
}

export const activitiesQuery = z
  .string()
  .max(20_000)
  .optional()
  .describe('JSON: an array of the activities to draw, whatever part of the events they cover');

/** The activities a map is to draw, as a URL writes them; undefined where it names none. Throws TL_BAD_REQUEST. */
export function readActivities(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  try {
    const parsed = z.array(z.string()).max(1000).safeParse(JSON.parse(text));
    if (parsed.success) return parsed.data;
  } catch {
    // the fault below says what to do
  }
  throw new Fault('TL_BAD_REQUEST', 'Give the activities as a JSON array of names, such as ["A","B"].');
}
