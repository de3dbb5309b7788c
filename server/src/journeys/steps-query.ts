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
