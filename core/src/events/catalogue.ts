import { z } from 'zod';

const nameSchema = z.object({ name: z.string(), events: z.number().int() });

/** What filters and forms can offer: the names in use, most frequent first. */
export const catalogueSchema = z.object({
  activities: z.array(nameSchema),
  channels: z.array(nameSchema),
  functions: z.array(nameSchema),
  objectTypes: z.array(nameSchema.extend({ objects: z.number().int() })),
  properties: z.array(nameSchema.extend({ examples: z.array(z.string()) })),
  events: z.number().int(),
  customers: z.number().int(),
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
});
export type Catalogue = z.infer<typeof catalogueSchema>;
