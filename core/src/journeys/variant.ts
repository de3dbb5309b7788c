import { z } from 'zod';
import { evidenceSchema } from './figure.ts';

export const variantSchema = z.object({
  id: z.string().describe('Stable for the same path'),
  path: z.array(z.string()),
  cases: z.number().int(),
  customers: z.number().int(),
  share: z.number(),
  cumulativeShare: z.number(),
  medianSeconds: z.number(),
  p90Seconds: z.number(),
});
export type Variant = z.infer<typeof variantSchema>;

export const variantsSchema = z.object({
  items: z.array(variantSchema),
  nextCursor: z.string().nullable(),
  /** All different variants, not only those on this page. */
  total: z.number().int(),
  /** Share of cases that the ten most frequent variants cover. */
  topTenShare: z.number(),
  /** 0: one path for all; 1: every case its own path. H / ln V, METHODS §2.3. */
  normalisedEntropy: z.number(),
  evidence: evidenceSchema,
});
export type Variants = z.infer<typeof variantsSchema>;
