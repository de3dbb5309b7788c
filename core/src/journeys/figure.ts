import { z } from 'zod';
import { wilsonInterval } from '../statistics/index.ts';

/** A caused (randomised), B likely caused (adjusted), C goes with (association). */
export const gradeSchema = z.enum(['A', 'B', 'C']);

/** What makes a number true; travels with every answer a screen shows. */
export const evidenceSchema = z.object({
  definition: z.string().describe("Definition and version, such as 'journey:all@1'"),
  window: z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime().nullable() }),
  population: z.string().describe('Who is counted, in words'),
  cases: z.number().int(),
  customers: z.number().int(),
  asOf: z.iso.datetime(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/** A share with its count and its 95 % Wilson interval; the unit is the customer. */
export const shareSchema = z.object({
  value: z.number(),
  of: z.number().int(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
});
export type Share = z.infer<typeof shareSchema>;

/** A share of customers with its interval; 0 of none. */
export function wilsonShare(reached: number, of: number): Share {
  return { value: of === 0 ? 0 : reached / of, of, interval: wilsonInterval(reached, of) };
}
