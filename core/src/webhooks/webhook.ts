import { z } from 'zod';
import { topicSchema } from './topics.ts';

export const webhookStateSchema = z.enum(['active', 'paused', 'stopped']);
export type WebhookState = z.infer<typeof webhookStateSchema>;

const name = z.string().trim().min(1, { error: 'Give the webhook a name.' }).max(120);
const url = z.string().trim().min(1, { error: 'Write the address of the receiver.' }).max(2000);
const topicList = z
  .array(topicSchema)
  .min(1, { error: 'Choose at least one topic.' })
  .max(20)
  .transform((list) => [...new Set(list)]);
const outcome = z.string().min(1).max(200).nullable();
const isInside = z
  .boolean()
  .describe('The address is inside our network: private addresses and plain http are allowed');

export const newWebhookSchema = z.object({
  name,
  url,
  topics: topicList,
  outcome: outcome.default(null).describe('Of outcomes, and alerts about them, this one only; null: every one'),
  isInside: isInside.default(false),
});
export type NewWebhook = z.infer<typeof newWebhookSchema>;

/** What may be changed of a webhook; a stopped or paused one goes on when it is made active. */
export const webhookChangeSchema = z
  .object({ name, url, topics: topicList, outcome, isInside, state: z.enum(['active', 'paused']) })
  .partial();
export type WebhookChange = z.infer<typeof webhookChangeSchema>;

export const deliverySchema = z.object({
  id: z.string().describe('The header webhook-id, the same for every try'),
  topic: z.string(),
  subject: z.string().describe('The id of what it is about'),
  state: z.enum(['waiting', 'sent', 'failed']),
  attempts: z.number().int(),
  createdAt: z.iso.datetime(),
  triedAt: z.iso.datetime().nullable(),
  nextAt: z.iso.datetime().nullable().describe('When it is tried next; null when it is not'),
  lastStatus: z.number().int().nullable().describe('The status that the receiver answered last'),
  lastError: z.string().nullable(),
  payload: z.string().describe('The body, byte for byte'),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string().describe('To callers without the scope admin, only its host: the rest may hold a secret'),
  topics: z.array(topicSchema),
  outcome: z.string().nullable(),
  isInside: z.boolean(),
  state: webhookStateSchema,
  reason: z.string().nullable().describe('Why it was paused or stopped, when the server did it'),
  failures: z.number().int().describe('Tries that failed since the last that did not'),
  oldSecretUntil: z.iso.datetime().nullable().describe('Until when deliveries are signed with the old secret as well'),
  waiting: z.number().int().describe('Deliveries that wait'),
  last: deliverySchema.omit({ payload: true }).nullable().describe('The delivery that was tried last'),
  createdAt: z.iso.datetime(),
});
export type Webhook = z.infer<typeof webhookSchema>;
