import { z } from 'zod';

/** What is watched: whether customers get it done, how long they wait between two steps, what they cost. */
export const alertSubjectSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('outcome'), outcome: z.string(), name: z.string(), journey: z.string() }),
  z.object({ kind: z.literal('wait'), journey: z.string(), name: z.string(), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('cost'), journey: z.string(), name: z.string(), currency: z.string() }),
]);
export type AlertSubject = z.infer<typeof alertSubjectSchema>;

/** One week of what is watched. `value` is a share, seconds, or minor units a customer. */
export const alertPeriodSchema = z.object({
  from: z.iso.datetime(),
  value: z.number(),
  customers: z.number().int(),
});
export type AlertPeriod = z.infer<typeof alertPeriodSchema>;

/** That a week lies off the weeks before it. */
export const shiftedWeekSchema = z.object({
  subject: alertSubjectSchema,
  week: z.iso.datetime().describe('The Monday with which the week begins'),
  value: z.number(),
  expected: z.number().describe('The median of the weeks before'),
  usual: z.tuple([z.number(), z.number()]).describe('Where 19 in 20 such weeks would lie'),
  score: z.number().describe('Standard deviations off the expected value'),
  customers: z.number().int(),
  periods: z.array(alertPeriodSchema),
});
export type ShiftedWeek = z.infer<typeof shiftedWeekSchema>;

export const alertSchema = shiftedWeekSchema.extend({
  id: z.string(),
  openedAt: z.iso.datetime(),
  seenAt: z.iso.datetime().describe('When it was last found to hold'),
  closedAt: z.iso.datetime().nullable(),
  closedBy: z.string().nullable().describe('Who closed it; null when the level came back by itself'),
  wasUseful: z.boolean().nullable(),
});
export type Alert = z.infer<typeof alertSchema>;

/** The name of a subject: one alert at a time is open for each. */
export function subjectKey(subject: AlertSubject): string {
  switch (subject.kind) {
    case 'outcome':
      return JSON.stringify(['outcome', subject.outcome]);
    case 'wait':
      return JSON.stringify(['wait', subject.journey, subject.from, subject.to]);
    case 'cost':
      return JSON.stringify(['cost', subject.journey, subject.currency]);
  }
}
