import type { IncomingMessage } from 'node:http';
import {
  isObject,
  type Json,
  type MessageType,
  type ReadMessage,
  type Refusal,
  readCloudEvent,
  readMessage,
  refuse,
  rejectionWords,
  type SourceSettings,
} from '@throughline/core/events';
import { Fault } from '@throughline/core/faults';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { App } from '../../http/index.ts';
import { guardItem, type SourceCounts, type SourceGuard } from '../sources/index.ts';
import type { Collector } from './collector.ts';
import { Intake } from './intake.ts';
import type { CallResult } from './open-call.ts';
import { mostBytesPerEvent, readBody, refuseMany } from './read-body.ts';
import type { CallItem } from './waiting-items.ts';
import { type WriteKeys, writeKeyOf } from './write-keys.ts';

export interface CollectParts {
  readonly collector: Collector;
  readonly counts: SourceCounts;
  readonly writeKeys: WriteKeys;
}

interface Using extends CollectParts {
  readonly intake: Intake;
}

const tags = ['Collection'];
/** What a message takes beside its bytes, from when it is read until it is kept; measured with short ones. */
const bytesOfMessage = 2000;

/** The calls of Segment's specification and the short names its browser library uses. */
const singles: Readonly<Record<string, MessageType>> = {
  track: 'track',
  identify: 'identify',
  page: 'page',
  screen: 'screen',
  group: 'group',
  alias: 'alias',
  t: 'track',
  i: 'identify',
  p: 'page',
  s: 'screen',
  g: 'group',
  a: 'alias',
};

const resultSchema = z.object({
  success: z.literal(true),
  accepted: z.number().int().describe('New events, now on disk'),
  duplicates: z.number().int().describe('Events that were there already; they count once'),
  quarantined: z
    .array(z.object({ index: z.number().int(), id: z.string(), reason: z.string(), detail: z.string() }))
    .describe('What could not become an event and waits in quarantine, by its place in the call'),
});

/** Where events come in: every SDK that speaks Segment's specification, and CloudEvents 1.0. */
export async function collectRoutes(app: App, parts: CollectParts): Promise<void> {
  await app.register(async (scope) => {
    const intake = new Intake();
    prepare(scope, intake);
    const using = { ...parts, intake };
    for (const [name, type] of Object.entries(singles)) addSingle(scope, using, name, type);
    for (const name of ['batch', 'import', 'b']) addBatch(scope, using, name);
    addCloudEvents(scope, using);
    addBrowserSettings(scope);
  });
}

/** Bodies are read as bytes, because they may be packed; pages of other sites may send; nobody takes all the room. */
function prepare(scope: FastifyInstance, intake: Intake): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) => intake.read(request, payload));
  scope.addHook('onRequest', async (request, reply) => {
    reply.header('access-control-allow-origin', '*').header('x-content-type-options', 'nosniff');
    if (request.method === 'OPTIONS') return;
    intake.enter(request, reply);
  });
  scope.options('/v1/*', { schema: { hide: true } }, async (_request, reply) =>
    reply
      .header('access-control-allow-methods', 'GET, POST, OPTIONS')
      .header('access-control-allow-headers', 'authorization, content-type, content-encoding, anonymousid')
      .header('access-control-max-age', '86400')
      .status(204)
      .send(),
  );
}

/** When there is too much, the sender is told when to come again. */
function busy(error: unknown, reply: FastifyReply): unknown {
  if (error instanceof Fault && (error.code === 'TL_TOO_MANY' || error.code === 'TL_DISK_FULL'))
    reply.header('retry-after', error.code === 'TL_TOO_MANY' ? '1' : '30');
  return error;
}

function schemaOf(summary: string, isShort: boolean) {
  return isShort
    ? { hide: true }
    : {
        tags,
        summary,
        security: [{ writeKey: [] }],
        body: z.record(z.string(), z.unknown()).or(z.array(z.record(z.string(), z.unknown()))),
        response: { 200: resultSchema },
      };
}

/**
 * The document tells what comes in; the messages are read one by one, so that a bad one costs only itself. Answers are small
 * and no pages: what makes pages safe and small would cost as much as twenty events.
 */
const readByHand = { validatorCompiler: () => () => true, decompress: false, compress: false, helmet: false } as const;

function addSingle(scope: FastifyInstance, parts: Using, name: string, type: MessageType): void {
  const schema = schemaOf(`One ${type} call of Segment's specification`, name.length === 1);
  scope.post(`/v1/${name}`, { schema, ...readByHand }, async (request, reply) => {
    const body = await readBody(request, (bytes) => parts.intake.grow(request, bytes));
    const result = await collect(parts, { request, reply, body }, (given) => [
      // The type stands in the address; what is held back must still know it.
      itemOf(isObject(body) ? { ...body, type } : body, given, (message) =>
        readMessage(message, type, contextOf(body, given)),
      ),
    ]);
    return answerSingle(result);
  });
}

function addBatch(scope: FastifyInstance, parts: Using, name: string): void {
  const schema = schemaOf("Many calls of Segment's specification", name !== 'batch');
  scope.post(`/v1/${name}`, { schema, ...readByHand }, async (request, reply) => {
    const body = await readBody(request, (bytes) => parts.intake.grow(request, bytes));
    const batch = isObject(body) ? body['batch'] : null;
    if (!isObject(body) || !Array.isArray(batch))
      throw new Fault('TL_BAD_REQUEST', 'A batch is an object with the list "batch".');
    refuseMany(batch);
    parts.intake.grow(request, batch.length * bytesOfMessage);
    const result = await collect(parts, { request, reply, body }, (given) => {
      const context = contextOf(body, given);
      return batch.map((message: unknown) =>
        itemOf(withContext(message, body), given, (whole) =>
          readMessage(whole, null, hasOwnTime(whole) ? contextOf(whole, given) : context),
        ),
      );
    });
    return { success: true as const, ...result };
  });
}

function addCloudEvents(scope: FastifyInstance, parts: Using): void {
  scope.post(
    '/v1/events',
    { schema: schemaOf('CloudEvents 1.0, one or a list', false), ...readByHand },
    async (request, reply) => {
      const body = await readBody(request, (bytes) => parts.intake.grow(request, bytes));
      const events: readonly unknown[] = Array.isArray(body) ? body : [body];
      refuseMany(events);
      parts.intake.grow(request, events.length * bytesOfMessage);
      const result = await collect(parts, { request, reply, body }, (given) =>
        events.map((event) =>
          itemOf(event, given, (one) =>
            readCloudEvent(one, { receivedAt: given.receivedAt, sentAt: null, defaults: given.settings }),
          ),
        ),
      );
      return Array.isArray(body) ? { success: true as const, ...result } : answerSingle(result);
    },
  );
}

/** Segment's browser library asks where to send before it sends. */
function addBrowserSettings(scope: FastifyInstance): void {
  scope.get<{ Params: { key: string } }>('/v1/projects/:key/settings', { schema: { hide: true } }, async (request) => ({
    integrations: {
      'Segment.io': { apiKey: request.params.key, apiHost: `${request.host}/v1`, protocol: request.protocol },
    },
    plan: { track: { __default: { enabled: true } }, identify: { __default: { enabled: true } } },
  }));
  // Its measurements of itself are not wanted.
  scope.post('/v1/m', { schema: { hide: true } }, async () => ({ success: true }));
}

interface Incoming {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly body: unknown;
}

interface Given {
  readonly settings: SourceSettings;
  readonly guard: SourceGuard;
  readonly receivedAt: number;
  /** Told of each event that is off the plan and kept. */
  readonly onOffPlan: (subject: string) => void;
}

async function collect(
  { collector, counts, writeKeys, intake }: Using,
  { request, reply, body }: Incoming,
  read: (given: Given) => readonly CallItem[],
): Promise<CallResult> {
  const { workspace, source, settings, guard } = await writeKeys.ownerOf(writeKeyOf(request, body));
  const receivedAt = Date.now();
  try {
    const onOffPlan = (subject: string) => counts.add({ workspace, source, what: 'off-plan', subject, n: 1 });
    const items = read({ settings, guard, receivedAt, onOffPlan });
    const result = await intake.keep(request, () => collector.collect({ workspace, source, receivedAt, items }));
    counts.add({ workspace, source, what: 'duplicate', n: result.duplicates });
    counts.add({ workspace, source, what: 'quarantined', n: result.quarantined.length });
    return result;
  } catch (error) {
    throw busy(error, reply);
  }
}

/** A single call that could not become an event is answered as an error, so that whoever tries it sees why. */
function answerSingle(result: CallResult) {
  const [held] = result.quarantined;
  if (held === undefined) return { success: true as const, ...result };
  const words = `${rejectionWords[held.reason]} ${held.detail}`.trim();
  throw new Fault(
    held.reason === 'event-too-large' ? 'TL_TOO_LARGE' : 'TL_BAD_REQUEST',
    `${words} It waits in quarantine.`,
  );
}

function itemOf(
  message: unknown,
  { guard, onOffPlan }: Given,
  read: (message: unknown) => ReadMessage | Refusal,
): CallItem {
  try {
    const { item, offPlan } = guardItem(guard, sizedItem(message, read(message)), message);
    if (offPlan !== null) onOffPlan(offPlan);
    return item;
  } catch (error) {
    // JSON can be read deeper than it can be written.
    if (!(error instanceof RangeError)) throw error;
    return { read: refuse('row-malformed', 'It is nested too deep to be kept.'), raw: '' };
  }
}

function sizedItem(message: unknown, one: ReadMessage | Refusal): CallItem {
  // The text of an event is about as long as that of its message, so only those near the limit are measured.
  if (one.kind === 'event' && sizeOf(one) <= mostBytesPerEvent / 4) return { read: one, raw: '' };
  const raw = JSON.stringify(message) ?? '';
  if (one.kind === 'rejected' || Buffer.byteLength(raw) <= mostBytesPerEvent) return { read: one, raw };
  return { read: refuse('event-too-large', `It has ${Buffer.byteLength(raw)} bytes.`), raw };
}

/** About how many characters an event has. */
function sizeOf({ event }: ReadMessage): number {
  let size = event.words.length + 32 * event.objects.length;
  for (const name in event.properties) size += name.length + (event.properties[name]?.length ?? 0);
  return size;
}

/** What a batch says for all its messages; a message's own words come first. */
function withContext(message: unknown, body: Json): unknown {
  const shared = body['context'];
  if (!isObject(shared) || !isObject(message)) return message;
  const own = message['context'];
  return { ...message, context: isObject(own) ? { ...shared, ...own } : shared };
}

/** A message of a batch may say itself when it was sent; most leave that to the batch. */
function hasOwnTime(message: unknown): boolean {
  return isObject(message) && message['sentAt'] !== undefined;
}

function contextOf(message: unknown, { settings, receivedAt }: Pick<Given, 'settings' | 'receivedAt'>) {
  const written = isObject(message) ? message['sentAt'] : undefined;
  const sentAt = typeof written === 'string' || typeof written === 'number' ? new Date(written).getTime() : Number.NaN;
  return { receivedAt, sentAt: Number.isNaN(sentAt) ? null : sentAt, defaults: settings };
}
