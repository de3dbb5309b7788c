import { z } from 'zod';
import { currencySchema } from '../event.ts';

/** What a source adds to its events, and how it treats them. */
export const sourceSettingsSchema = z.object({
  /** Used where an event names no channel. */
  channel: z.string().trim().max(200).default(''),
  /** Used where an amount has no currency. */
  currency: z.union([currencySchema, z.literal('')]).default(''),
});
export type SourceSettings = z.infer<typeof sourceSettingsSchema>;

/** Every workspace has these two: what files brought, and the sample company. They have no write key. */
export const builtInSources = [
  { id: 'files', name: 'Imported files', kind: 'import' },
  { id: 'sample', name: 'The sample company', kind: 'sample' },
] as const;

export const sourceSchema = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['stream', 'import', 'sample']),
  createdAt: z.iso.datetime(),
  writeKey: z
    .object({ hint: z.string().describe('Its first characters'), lastUsedAt: z.iso.datetime().nullable() })
    .nullable()
    .describe('Null when it was withdrawn, or when the source takes none'),
});
export type Source = z.infer<typeof sourceSchema>;
export const newSourceSchema = z.object({ name: z.string().trim().min(1).max(120) });

/** What a source has brought, all told. Instants are null where there is nothing yet. */
const seenSchema = z.object({
  events: z.number().int(),
  /** When the events happened. */
  firstAt: z.iso.datetime().nullable(),
  lastAt: z.iso.datetime().nullable(),
  /** When they came in. */
  firstReceivedAt: z.iso.datetime().nullable(),
  lastReceivedAt: z.iso.datetime().nullable(),
  today: z.number().int().describe('Came in since midnight UTC'),
});

export const sourceItemSchema = sourceSchema.extend({
  seen: seenSchema,
  waiting: z.number().int().describe('Items in quarantine'),
  findings: z.number().int().describe('Open findings'),
});
export type SourceItem = z.infer<typeof sourceItemSchema>;

const bar = z.object({ from: z.iso.datetime(), events: z.number().int() });

/** How a source does: how much came and when, and what became of all that was sent. */
export const sourceReportSchema = z.object({
  source: sourceItemSchema,
  clock: z
    .enum(['received', 'happened'])
    .describe('Streams are counted by when events came in, files by when they happened'),
  until: z.iso.datetime().describe('The end of the last hour and day that are counted'),
  hours: z.array(bar).describe('The last 24 hours'),
  days: z.array(bar).describe('The last 90 days, by UTC'),
  fate: z.object({
    from: z.iso.datetime().nullable().describe('Null: since the beginning'),
    to: z.iso.datetime(),
    accepted: z.number().int(),
    duplicates: z.number().int(),
    quarantined: z.number().int(),
    offPlan: z.number().int().describe('Of the accepted: events that the tracking plan does not allow'),
    definition: z.string(),
  }),
});
export type SourceReport = z.infer<typeof sourceReportSchema>;

const hourMilliseconds = 3_600_000;
const dayMilliseconds = 24 * hourMilliseconds;

export interface HourCount {
  /** The start of the hour, UTC milliseconds. */
  readonly from: number;
  readonly events: number;
}

/** The bars of the last 24 hours and 90 days up to an instant, with those in which nothing came. */
export function barsUntil(counts: readonly HourCount[], until: number): Pick<SourceReport, 'hours' | 'days'> {
  return {
    hours: filled(counts, { size: hourMilliseconds, bars: 24, until }),
    days: filled(counts, { size: dayMilliseconds, bars: 90, until }),
  };
}

function filled(
  counts: readonly HourCount[],
  { size, bars, until }: { size: number; bars: number; until: number },
): SourceReport['hours'] {
  const last = Math.floor(until / size);
  const sums = new Map<number, number>();
  for (const { from, events } of counts) {
    const place = Math.floor(from / size);
    sums.set(place, (sums.get(place) ?? 0) + events);
  }
  return Array.from({ length: bars }, (_, index) => {
    const place = last - bars + 1 + index;
    return { from: new Date(place * size).toISOString(), events: sums.get(place) ?? 0 };
  });
}
