import { quarantinedRowSchema } from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import { z } from 'zod';
import type { Analytics, Records } from '../engines/index.ts';
import { type App, callerOf } from '../http/index.ts';
import { recordChange } from '../trust/index.ts';
import { type Collector, readAgain } from './collection/index.ts';
import { quarantinePageSchema, quarantineQuery } from './quarantine-routes.ts';
import { listQuarantine, markQuarantined } from './quarantine-store.ts';
import quarantineWaiting from './quarantine-waiting.sql';
import { requireSource } from './source-store.ts';
import { readGuard } from './sources/index.ts';

const tags = ['Quarantine'];
const byId = z.object({ id: z.string().min(1).max(100) });

export interface SourceQuarantineParts {
  readonly analytics: Analytics;
  readonly records: Records;
  readonly collector: Collector;
}

/** What a source sent and could not become an event: look at it, send it in again as it is or mended, discard it. */
export function sourceQuarantineRoutes(app: App, parts: SourceQuarantineParts): void {
  const { analytics, records } = parts;
  app.get(
    '/api/v1/sources/:id/quarantine',
    {
      config: { access: 'read' },
      schema: {
        tags,
        summary: 'What a source sent that could not become events',
        params: byId,
        querystring: quarantineQuery,
        response: { 200: quarantinePageSchema },
      },
    },
    async (request) => {
      const { workspace } = callerOf(request);
      const { id } = await requireSource(records, workspace, request.params.id);
      return listQuarantine(analytics, { workspace, id }, { ...request.query, cursor: request.query.cursor ?? null });
    },
  );
  addReplay(app, parts);
  app.post(
    '/api/v1/sources/:id/quarantine/discard',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Leave items of a source out for good',
        params: byId,
        body: z.object({ ordinals: z.array(z.number().int()).min(1).max(100_000) }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request);
      const { id } = await requireSource(records, caller.workspace, request.params.id);
      await markQuarantined(analytics, { workspace: caller.workspace, id }, request.body.ordinals, 'discarded');
      await recordChange(records, caller, 'quarantine.discard', id);
      return reply.status(204).send(null);
    },
  );
}

const mended = z
  .array(z.object({ ordinal: z.number().int(), raw: z.string().max(600_000) }))
  .min(1)
  .max(1000);

function addReplay(app: App, { analytics, records, collector }: SourceQuarantineParts): void {
  app.post(
    '/api/v1/sources/:id/quarantine/replay',
    {
      config: { access: 'write' },
      schema: {
        tags,
        summary: 'Read items of a source again, as they are or mended',
        params: byId,
        body: z.object({ items: mended }),
        response: {
          200: z.object({
            accepted: z.number().int(),
            duplicates: z.number().int(),
            rejected: z.array(quarantinedRowSchema.pick({ ordinal: true, reason: true, detail: true })),
          }),
        },
      },
    },
    async (request) => {
      const caller = callerOf(request);
      const { items } = request.body;
      const { id, settings } = await requireSource(records, caller.workspace, request.params.id);
      const receivedAt = await requireWaiting(
        analytics,
        { workspace: caller.workspace, source: id },
        items.map((item) => item.ordinal),
      );
      const owner = { workspace: caller.workspace, source: id, receivedAt: Date.now() };
      const call = readAgain(
        owner,
        items.map(({ ordinal, raw }) => ({ raw, receivedAt: receivedAt.get(ordinal) ?? owner.receivedAt })),
        { settings, guard: await readGuard(records, owner) },
      );
      const rejected = call.items.flatMap(({ read }, place) =>
        read.kind === 'rejected'
          ? [{ ordinal: items[place]?.ordinal ?? 0, reason: read.reason, detail: read.detail }]
          : [],
      );
      // What still cannot be read stays where it is, instead of coming a second time.
      const result = await collector.collect({
        ...call,
        items: call.items.filter(({ read }) => read.kind === 'event'),
      });
      const sent = items.filter((_, place) => call.items[place]?.read.kind === 'event');
      const held = result.quarantined.map(({ index, reason, detail }) => ({
        ordinal: sent[index]?.ordinal ?? 0,
        reason,
        detail,
      }));
      const failed = new Set(rejected.map((one) => one.ordinal));
      const taken = items.map((item) => item.ordinal).filter((ordinal) => !failed.has(ordinal));
      await markQuarantined(analytics, { workspace: caller.workspace, id }, taken, 'replayed');
      await recordChange(records, caller, 'quarantine.replay', id);
      return { accepted: result.accepted, duplicates: result.duplicates, rejected: [...rejected, ...held] };
    },
  );
}

/** Only what waits is replayed, and each once. Answers when each came, in UTC milliseconds. Throws TL_CONFLICT. */
async function requireWaiting(
  analytics: Analytics,
  { workspace, source }: { readonly workspace: string; readonly source: string },
  ordinals: readonly number[],
): Promise<ReadonlyMap<number, number>> {
  const waiting = await analytics.query<{ ordinal: number; receivedMs: number }>(quarantineWaiting, {
    workspace,
    import: source,
    ordinals,
  });
  const known = new Map(waiting.map((row) => [row.ordinal, row.receivedMs]));
  if (ordinals.every((ordinal) => known.has(ordinal)) && new Set(ordinals).size === ordinals.length) return known;
  throw new Fault(
    'TL_CONFLICT',
    'Some of these do not wait any more: they were replayed or discarded. Load the page again.',
  );
}
