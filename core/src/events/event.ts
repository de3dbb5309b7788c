import { z } from 'zod';

/** The most characters of an id or a name. */
export const longestName = 500;
/** The most characters of a touchpoint, which may be the address of a page. */
export const longestAddress = 2000;

/** One object an event concerns (an order, a ticket), and in what way (OCEL's qualified relation). */
export const objectRefSchema = z.object({
  type: z.string().min(1).max(200),
  id: z.string().min(1).max(longestName),
  qualifier: z.string().max(200),
});
export type ObjectRef = z.infer<typeof objectRefSchema>;

/** ISO 4217, three capital letters. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, { error: 'A currency is three letters, such as EUR.' });

/**
 * One thing that happened to one customer (METHODS §1.1). Instants are UTC milliseconds since 1970;
 * `zoneOffsetMinutes` keeps the local clock of the source. Money is in minor units of `currency`.
 */
export const eventSchema = z.object({
  /** Unique within its source: the same id twice is the same event. */
  id: z.string().min(1).max(longestName),
  customer: z.string().min(1).max(longestName),
  anonymous: z.string().max(longestName).default(''),
  account: z.string().max(longestName).default(''),
  activity: z.string().min(1).max(longestName),
  /** What sort of event: track, page, screen, identify, group, start, complete … */
  kind: z.string().max(longestName).default('track'),
  touchpoint: z.string().max(longestAddress).default(''),
  channel: z.string().max(longestName).default(''),
  /** The function of the company that owns the step: "Field service". */
  function: z.string().max(longestName).default(''),
  at: z.number().int(),
  zoneOffsetMinutes: z.number().int().min(-1080).max(1080).default(0),
  objects: z.array(objectRefSchema).max(10_000).default([]),
  /** What the customer wrote or said. */
  words: z.string().default(''),
  language: z.string().max(longestName).default(''),
  costMinor: z.number().int().default(0),
  revenueMinor: z.number().int().default(0),
  currency: z.union([currencySchema, z.literal('')]).default(''),
  properties: z.record(z.string(), z.string()).default({}),
});
export type JourneyEvent = z.infer<typeof eventSchema>;
export type NewJourneyEvent = z.input<typeof eventSchema>;

/** What is wrong with a name or id that is too long; null for none. Cut short, two of them could become one. */
export function longNameIn(event: JourneyEvent): string | null {
  const { id, customer, anonymous, account, activity, kind, channel, function: owner, language, objects } = event;
  const longest = Math.max(
    id.length,
    customer.length,
    anonymous.length,
    account.length,
    activity.length,
    kind.length,
    channel.length,
    owner.length,
    language.length,
  );
  const isLong = (text: string) => text.length > longestName;
  const long =
    longest > longestName
      ? [id, customer, anonymous, account, activity, kind, channel, owner, language].find(isLong)
      : objects.find((object) => isLong(object.id))?.id;
  if (long !== undefined) return tooLongWords(long, longestName);
  return event.touchpoint.length > longestAddress ? tooLongWords(event.touchpoint, longestAddress) : null;
}

function tooLongWords(text: string, most: number): string {
  return `"${text.slice(0, 40)}…" has ${text.length} characters; ${most} is the most for it.`;
}

/** The value of one attribute of an object from an instant on (OCEL's changing attributes). */
export const objectChangeSchema = z.object({
  type: z.string().min(1),
  id: z.string().min(1),
  at: z.number().int(),
  field: z.string(),
  value: z.string(),
});
export type ObjectChange = z.infer<typeof objectChangeSchema>;

/** A qualified relation between two objects. */
export const objectLinkSchema = z.object({
  source: z.string().min(1),
  target: z.string().min(1),
  qualifier: z.string(),
});
export type ObjectLink = z.infer<typeof objectLinkSchema>;

export const timelineItemSchema = z.object({
  id: z.string(),
  activity: z.string(),
  at: z.iso.datetime(),
  zoneOffsetMinutes: z.number(),
  kind: z.string(),
  channel: z.string(),
  function: z.string(),
  touchpoint: z.string(),
  words: z.string(),
  objects: z.array(objectRefSchema),
  cost: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  revenue: z.object({ minor: z.number(), currency: z.string() }).nullable(),
  properties: z.record(z.string(), z.string()),
  source: z.string(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;
