import { z } from 'zod';
import { alertSchema } from '../alerts/index.ts';
import { findingSchema } from '../events/index.ts';
import { evidenceSchema } from '../journeys/index.ts';
import { outcomeRateSchema } from '../outcomes/index.ts';

const openedAlert = alertSchema.omit({
  periods: true,
  seenAt: true,
  closedAt: true,
  closedBy: true,
  wasUseful: true,
});
const closedAlert = openedAlert.extend({
  closedAt: z.iso.datetime(),
  closedByHand: z.boolean().describe('False when the level came back by itself'),
  wasUseful: z.boolean().nullable().describe('What the person who closed it said'),
});

const standing = z.object({
  states: z.object({ success: z.number().int(), failure: z.number().int(), open: z.number().int() }),
  rate: outcomeRateSchema,
});
export type Standing = z.infer<typeof standing>;

const changedOutcome = standing.extend({
  outcome: z.string(),
  version: z.number().int(),
  name: z.string(),
  journey: z.string(),
  basis: z
    .enum(['followed', 'decided'])
    .describe('The rate counts cases that could be followed to the end; without a deadline, those that are decided'),
  before: standing.nullable().describe('As last told; null when the definition has changed since'),
  evidence: evidenceSchema,
});

const openedFinding = findingSchema.omit({ seenAt: true, closedAt: true }).extend({ source: z.string() });

/** What can be subscribed to: in words, and what is sent. Segments will stand here as well. */
export const topics = {
  'alert.opened': { words: 'An alert opens: an outcome, a wait or a cost has shifted', data: openedAlert },
  'alert.closed': { words: 'An alert closes: the level is back, or somebody has seen it', data: closedAlert },
  'outcome.changed': {
    words: 'The counts of an outcome change; at most once a minute for each',
    data: changedOutcome,
  },
  'finding.opened': { words: 'A source does otherwise than it did', data: openedFinding },
} as const;

export const topicSchema = z.enum(['alert.opened', 'alert.closed', 'outcome.changed', 'finding.opened']);
export type Topic = z.infer<typeof topicSchema>;
export type TopicData<T extends Topic> = z.input<(typeof topics)[T]['data']>;

/** What a person sends to see whether a webhook works; nobody subscribes to it. */
export const testTopic = 'webhook.test';

/** The body of a delivery, as the Standard Webhooks specification shapes it. */
export const envelopeOf = (type: string, data: z.ZodType) =>
  z.object({
    type: z.literal(type),
    timestamp: z.iso.datetime().describe('When it happened; the same for every try'),
    data,
  });
