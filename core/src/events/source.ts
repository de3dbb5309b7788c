import { z } from 'zod';
import { currencySchema } from './event.ts';

/** What a source adds to its events, and how it treats them. */
export const sourceSettingsSchema = z.object({
  /** Used where an event names no channel. */
  channel: z.string().trim().max(200).default(''),
  /** Used where an amount has no currency. */
  currency: z.union([currencySchema, z.literal('')]).default(''),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;
