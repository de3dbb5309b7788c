import { z } from 'zod';

/** How far a consumer of the stream is behind what was accepted. */
export const consumerLagSchema = z.object({
  consumer: z.string(),
  events: z.number().int().describe('Events it has not settled'),
  seconds: z.number().describe('Since the oldest of them came'),
});

export const streamSchema = z.object({ consumers: z.array(consumerLagSchema) });
export type StreamState = z.infer<typeof streamSchema>;

/** One event as the live tail shows it. */
export const tailItemSchema = z.object({
  id: z.string(),
  source: z.string(),
  customer: z.string(),
  activity: z.string(),
  kind: z.string(),
  channel: z.string(),
  at: z.iso.datetime(),
  receivedAt: z.iso.datetime(),
});
export type TailItem = z.infer<typeof tailItemSchema>;

/** What a page that listens hears once a second: what came in since the server started, and the newest of it. */
export const liveTickSchema = z.object({
  accepted: z.number().int(),
  perSecond: z.number(),
  /** Changes when the cases do: what was shown before may be stale. */
  generation: z.number().int(),
  lagSeconds: z.number(),
  /** Events since the tick before, by activity: the most frequent ones. */
  activities: z.record(z.string(), z.number().int()),
  tail: z.array(tailItemSchema),
});
export type LiveTick = z.infer<typeof liveTickSchema>;

/** What a page that listens hears as soon as the cases follow new events. */
export const liveChangeSchema = liveTickSchema.pick({ generation: true });
export type LiveChange = z.infer<typeof liveChangeSchema>;
